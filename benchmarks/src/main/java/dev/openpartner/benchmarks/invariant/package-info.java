/** Whether a run lost or doubled anything: a run that did is a failure, whatever its speed. */
@NullMarked
package dev.openpartner.benchmarks.invariant;

import org.jspecify.annotations.NullMarked;
