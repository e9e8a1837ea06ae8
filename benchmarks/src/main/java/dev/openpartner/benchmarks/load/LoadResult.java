package dev.openpartner.benchmarks.load;

import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What a run of load came to, without its warm-up.
 *
 * @param seconds measured
 * @param statuses answers by status
 * @param good latencies of 2xx and 3xx answers, in microseconds
 * @param refused latencies of all other answers, in microseconds
 * @param perSecond samples, one a second
 * @param sent requests of the whole run, warm-up included
 * @param unanswered requests of the whole run that never got an answer; they may have taken effect
 * @param driverCpuShare processor time that the load itself took, as a share of one core
 */
public record LoadResult(
        double seconds,
        Map<Integer, Long> statuses,
        Histogram good,
        Histogram refused,
        List<SecondSample> perSecond,
        long sent,
        long unanswered,
        double driverCpuShare) {

    private static final double MICROS_PER_MILLI = 1000;

    /** Good answers a second. */
    public double goodPerSecond() {
        return good.getTotalCount() / seconds;
    }

    /** Latency of good answers, in milliseconds; NaN where there were none: no answer is not a fast one. */
    public double goodMs(double percentile) {
        return ms(good, percentile);
    }

    /** Latency of all other answers, in milliseconds; NaN where there were none. */
    public double refusedMs(double percentile) {
        return ms(refused, percentile);
    }

    static double ms(Histogram us, double percentile) {
        return us.getTotalCount() == 0 ? Double.NaN : us.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
    }

    /** How many answers had this status. */
    public long count(int status) {
        return statuses.getOrDefault(status, 0L);
    }

    /**
     * One second of a run.
     *
     * @param second since the end of the warm-up
     * @param good answers
     * @param refused all others
     * @param p50Ms median latency of the good ones, NaN where there were none
     * @param p99Ms 99th percentile of the good ones
     */
    public record SecondSample(int second, long good, long refused, double p50Ms, double p99Ms) {}
}
