/** One command per promise about speed, and one that runs them all; nothing here is a part of the server. */
@NullMarked
package dev.openpartner.benchmarks;

import org.jspecify.annotations.NullMarked;
