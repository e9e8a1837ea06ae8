package dev.openpartner.query.conversion;

import dev.openpartner.kernel.query.conversion.ConversionFilter;
import dev.openpartner.kernel.query.conversion.ConversionHistogram;
import dev.openpartner.kernel.query.conversion.ConversionHistogram.Bar;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A span of time in equal steps: hours and days of UTC, or weeks that begin on Mondays.
 *
 * @param since inclusive
 * @param until exclusive
 * @param first where the step begins in which {@code since} is
 * @param step how long a step is
 */
record TimeSteps(Instant since, Instant until, Instant first, Duration step) {

    private static final Duration WHERE_NOT_SAID = Duration.ofDays(30);

    private static final List<Duration> STEPS = List.of(
            Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(7), Duration.ofDays(28), Duration.ofDays(364));

    /** The epoch began on a Thursday. */
    private static final Instant A_MONDAY = Instant.EPOCH.plus(Duration.ofDays(4));

    /** The time of a filter in the shortest steps of which there are not too many; a longer time than that ends with it. */
    static TimeSteps of(ConversionFilter filter, Instant now) {
        Instant today = now.truncatedTo(ChronoUnit.DAYS);
        Instant tomorrow = today.plus(Duration.ofDays(1));
        Instant until = filter.until() != null ? filter.until() : later(tomorrow, filter.since());
        Instant since = filter.since() != null ? filter.since() : until.minus(WHERE_NOT_SAID);
        for (Duration step : STEPS) {
            TimeSteps steps = new TimeSteps(since, until, start(since, step), step);
            if (steps.count() <= ConversionHistogram.MOST_BARS) {
                return steps;
            }
        }
        Duration longest = STEPS.getLast();
        Instant first = start(until, longest).minus(longest.multipliedBy(ConversionHistogram.MOST_BARS - 1L));
        return new TimeSteps(first, until, first, longest);
    }

    private static Instant later(Instant end, @Nullable Instant since) {
        return since == null || since.isBefore(end) ? end : since.plus(Duration.ofDays(1));
    }

    private static Instant start(Instant at, Duration step) {
        Instant zero = step.compareTo(Duration.ofDays(1)) > 0 ? A_MONDAY : Instant.EPOCH;
        long seconds = step.toSeconds();
        return zero.plusSeconds(Math.floorDiv(at.getEpochSecond() - zero.getEpochSecond(), seconds) * seconds);
    }

    /** How many steps there are; none where it ends before it begins. */
    long count() {
        long seconds = step.toSeconds();
        return since.isBefore(until) ? Math.floorDiv(until.getEpochSecond() - first.getEpochSecond() - 1, seconds) + 1 : 0;
    }

    /** Whether it is made of whole days. */
    boolean wholeDays() {
        return step.compareTo(Duration.ofDays(1)) >= 0
                && since.equals(since.truncatedTo(ChronoUnit.DAYS))
                && until.equals(until.truncatedTo(ChronoUnit.DAYS));
    }

    /** The bars from a moment on, by what was counted in each step. */
    List<Bar> bars(Map<Long, Long> counts, Instant from) {
        List<Bar> bars = new ArrayList<>();
        for (long i = 0; i < count(); i++) {
            Instant begin = first.plus(step.multipliedBy(i));
            Instant end = begin.plus(step);
            Bar bar = new Bar(begin.isBefore(since) ? since : begin, end.isAfter(until) ? until : end, counts.getOrDefault(i, 0L));
            if (bar.until().isAfter(from)) {
                bars.add(bar);
            }
        }
        return bars;
    }
}
