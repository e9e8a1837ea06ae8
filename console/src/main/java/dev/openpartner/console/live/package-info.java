/** Tells open pages that what they show has moved, also when another process did the work. */
@NullMarked
package dev.openpartner.console.live;

import org.jspecify.annotations.NullMarked;
