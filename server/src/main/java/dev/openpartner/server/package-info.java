/** Assembles the command side and the query side into one runnable; the only place that sees both. */
@NullMarked
package dev.openpartner.server;

import org.jspecify.annotations.NullMarked;
