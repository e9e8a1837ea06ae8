/**
 * Questions about a partner's books.
 */
@NullMarked
package dev.openpartner.kernel.query.ledger;

import org.jspecify.annotations.NullMarked;
