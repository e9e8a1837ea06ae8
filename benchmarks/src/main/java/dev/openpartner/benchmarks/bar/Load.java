package dev.openpartner.benchmarks.bar;

import dev.openpartner.benchmarks.load.LoadResult;
import dev.openpartner.benchmarks.report.Text;

/**
 * A run of load and what it took of the machine.
 *
 * @param result what came back
 * @param serverCores processor time of the server per second, after the warm-up
 * @param postgresCores the same of PostgreSQL
 * @param otherCores the same of whatever else runs on the machine
 * @param peakResidentKib the most memory that the server held since its start
 */
record Load(LoadResult result, double serverCores, double postgresCores, double otherCores, long peakResidentKib) {

    private static final int MEDIAN = 50;
    private static final int P99 = 99;
    private static final double KIB_PER_MB = 1_000_000.0 / 1024;

    double perSecond() {
        return result.goodPerSecond();
    }

    double p99Ms() {
        return result.goodMs(P99);
    }

    /** The most memory of the server, in megabytes. */
    double peakResidentMb() {
        return peakResidentKib / KIB_PER_MB;
    }

    @Override
    public String toString() {
        return Text.format(
                "%,.0f/s, p50 %.1f ms, p99 %.1f ms, max %.1f ms, answers %s; cores: server %.2f, PostgreSQL %.2f, load %.2f, others %.2f",
                perSecond(), result.goodMs(MEDIAN), p99Ms(), result.goodMs(100), result.statuses(), serverCores, postgresCores,
                result.driverCpuShare(), otherCores);
    }
}
