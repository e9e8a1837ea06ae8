/** What the same machine can do at all in the same minutes: PostgreSQL alone, HTTP alone, COPY. */
@NullMarked
package dev.openpartner.benchmarks.calibration;

import org.jspecify.annotations.NullMarked;
