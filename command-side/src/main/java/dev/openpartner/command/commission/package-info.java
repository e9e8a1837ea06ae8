/**
 * The life of commissions after they accrued: approved, reversed, one by one or many at once, each with who decided, when and
 * why.
 */
@NullMarked
package dev.openpartner.command.commission;

import org.jspecify.annotations.NullMarked;
