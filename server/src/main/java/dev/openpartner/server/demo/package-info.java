/** The life of a demo program, over both sides: it is loaded by the one, shown by the other, and removed from both. */
@NullMarked
package dev.openpartner.server.demo;

import org.jspecify.annotations.NullMarked;
