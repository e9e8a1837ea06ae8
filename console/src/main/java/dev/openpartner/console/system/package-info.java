/** How the server does: positions, lag, what was put aside, rebuilds. */
@NullMarked
package dev.openpartner.console.system;

import org.jspecify.annotations.NullMarked;
