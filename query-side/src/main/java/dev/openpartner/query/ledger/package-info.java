/**
 * The partners' books: double entry, append-only, balanced at every position.
 */
@NullMarked
package dev.openpartner.query.ledger;

import org.jspecify.annotations.NullMarked;
