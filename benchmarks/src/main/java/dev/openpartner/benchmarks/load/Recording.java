package dev.openpartner.benchmarks.load;

import dev.openpartner.benchmarks.load.LoadResult.SecondSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Sorts latencies into the seconds of a run and into its whole. */
final class Recording {

    private static final long HIGHEST_US = TimeUnit.MINUTES.toMicros(10);
    private static final int DIGITS = 3;
    private static final int MEDIAN = 50;
    private static final int P99 = 99;
    private static final int FIRST_REFUSAL = 400;

    private final long fromNs;
    private final long untilNs;
    private final Map<Integer, Long> statuses = new TreeMap<>();
    private final Histogram good = new Histogram(HIGHEST_US, DIGITS);
    private final Histogram refused = new Histogram(HIGHEST_US, DIGITS);
    private final Histogram ofSecond = new Histogram(HIGHEST_US, DIGITS);
    private final List<SecondSample> samples = new ArrayList<>();
    private long refusedInSecond;
    private int second;

    Recording(long fromNs, long untilNs) {
        this.fromNs = fromNs;
        this.untilNs = untilNs;
    }

    /** An answer that came now for a request that was sent, or due, then. */
    void answer(int status, long sinceNs, long nowNs) {
        if (nowNs < fromNs || nowNs >= untilNs) {
            return;
        }
        closeSecondsBefore(nowNs);
        statuses.merge(status, 1L, Long::sum);
        long latencyUs = Math.clamp(TimeUnit.NANOSECONDS.toMicros(nowNs - sinceNs), 0, HIGHEST_US);
        if (status < FIRST_REFUSAL) {
            good.recordValue(latencyUs);
            ofSecond.recordValue(latencyUs);
        } else {
            refused.recordValue(latencyUs);
            refusedInSecond++;
        }
    }

    private void closeSecondsBefore(long nowNs) {
        int now = (int) TimeUnit.NANOSECONDS.toSeconds(nowNs - fromNs);
        while (second < now) {
            closeSecond();
        }
    }

    private void closeSecond() {
        samples.add(new SecondSample(
                second,
                ofSecond.getTotalCount(),
                refusedInSecond,
                LoadResult.ms(ofSecond, MEDIAN),
                LoadResult.ms(ofSecond, P99)));
        ofSecond.reset();
        refusedInSecond = 0;
        second++;
    }

    /** The result of a run that ended at this time, or at its planned end if that was earlier. */
    LoadResult result(long endedNs, long sent, long unanswered, double driverCpuSeconds, double wallSeconds) {
        long lastNs = Math.min(endedNs, untilNs);
        closeSecondsBefore(lastNs);
        if (ofSecond.getTotalCount() + refusedInSecond > 0) {
            closeSecond();
        }
        double seconds = Math.max(1e-9, (lastNs - fromNs) / 1e9);
        return new LoadResult(
                seconds, Map.copyOf(statuses), good, refused, List.copyOf(samples), sent, unanswered, driverCpuSeconds / wallSeconds);
    }
}
