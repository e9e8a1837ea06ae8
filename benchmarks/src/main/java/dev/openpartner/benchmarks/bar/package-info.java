/** The bars: each sets up, measures, and hands its figures to the report. */
@NullMarked
package dev.openpartner.benchmarks.bar;

import org.jspecify.annotations.NullMarked;
