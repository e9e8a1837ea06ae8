/**
 * The journey of one userId: what was recorded, what evidence is known, and how it was decided.
 */
@NullMarked
package dev.openpartner.kernel.customer;

import org.jspecify.annotations.NullMarked;
