/**
 * The journey of one userId: conversions recorded and decided, clicks recognized as theirs, and what was decided before changed
 * where new evidence changes it, all in one transaction with the commissions concerned. The decisions are the kernel's; here they
 * are loaded, applied and stored.
 */
@NullMarked
package dev.openpartner.command.customer;

import org.jspecify.annotations.NullMarked;
