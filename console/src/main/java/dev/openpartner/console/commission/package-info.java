/** Commissions: the list, and one of them from the click to the cent, with the decisions about it. */
@NullMarked
package dev.openpartner.console.commission;

import org.jspecify.annotations.NullMarked;
