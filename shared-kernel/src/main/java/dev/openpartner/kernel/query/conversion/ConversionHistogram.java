package dev.openpartner.kernel.query.conversion;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many conversions happened when.
 *
 * @param step how long a bar is, but for the first and the last, which end where the time asked for does
 * @param bars one after the other without gaps; those with nothing in them too
 * @param countedFrom present when there were too many to look at: what is older is not in the bars
 */
public record ConversionHistogram(Duration step, List<Bar> bars, @Nullable Instant countedFrom) {

    /** At most so many bars: as many as an eye tells apart. */
    public static final int MOST_BARS = 62;

    /**
     * A part of the time.
     *
     * @param from inclusive
     * @param until exclusive
     */
    public record Bar(Instant from, Instant until, long count) {}
}
