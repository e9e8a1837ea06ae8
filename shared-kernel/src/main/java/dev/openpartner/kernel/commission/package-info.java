/**
 * Commission rules, what they pay, and the life of one commission.
 */
@NullMarked
package dev.openpartner.kernel.commission;

import org.jspecify.annotations.NullMarked;
