/**
 * Questions about conversions: the list, one of them, why it was decided so, and those that still wait.
 */
@NullMarked
package dev.openpartner.kernel.query.conversion;

import org.jspecify.annotations.NullMarked;
