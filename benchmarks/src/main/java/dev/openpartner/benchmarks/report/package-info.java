/** What a run leaves: figures beside their bars, the machine they were taken on, raw samples and plots. */
@NullMarked
package dev.openpartner.benchmarks.report;

import org.jspecify.annotations.NullMarked;
