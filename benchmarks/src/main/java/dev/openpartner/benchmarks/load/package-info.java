/** Load over HTTP from one thread, so lean that it leaves the machine to what it measures. */
@NullMarked
package dev.openpartner.benchmarks.load;

import org.jspecify.annotations.NullMarked;
