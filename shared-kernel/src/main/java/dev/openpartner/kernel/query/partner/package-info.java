/**
 * Questions about partners.
 */
@NullMarked
package dev.openpartner.kernel.query.partner;

import org.jspecify.annotations.NullMarked;
