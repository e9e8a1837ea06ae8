/**
 * The console: pages on which an admin and a partner see, decide and find out why. It knows neither the side that decides nor the
 * side that answers; what it asks of them is in {@code port}, and the server joins it to them.
 */
@NullMarked
package dev.openpartner.console;

import org.jspecify.annotations.NullMarked;
