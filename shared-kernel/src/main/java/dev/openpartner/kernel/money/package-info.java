/**
 * Money as integers: amounts in minor units, exact fractions, rounding half up, and splits that always add up to the whole.
 */
@NullMarked
package dev.openpartner.kernel.money;

import org.jspecify.annotations.NullMarked;
