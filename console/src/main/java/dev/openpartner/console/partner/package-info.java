/** Partners: who takes part, what each has, and what an admin can change about them. */
@NullMarked
package dev.openpartner.console.partner;

import org.jspecify.annotations.NullMarked;
