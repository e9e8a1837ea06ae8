package dev.openpartner.kernel.query.conversion;

import dev.openpartner.kernel.query.Query;
import java.time.Instant;

/**
 * How the conversions of a filter lie in time, by their business time (UTC). Where the filter does not say from when, it is about 30 days;
 * where it does not say until when, until the end of today.
 */
public record FindConversionHistogram(String tenant, ConversionFilter filter, Instant now) implements Query<ConversionHistogram> {}
