/**
 * Clicks: raw facts, the fraud flags on them, and the customers who claimed them.
 */
@NullMarked
package dev.openpartner.kernel.click;

import org.jspecify.annotations.NullMarked;
