package dev.openpartner.benchmarks.bar;

import dev.openpartner.benchmarks.load.LoadPlan;
import dev.openpartner.benchmarks.load.LoadResult;
import dev.openpartner.benchmarks.program.Conversions;
import dev.openpartner.benchmarks.program.Program;
import dev.openpartner.benchmarks.report.Finding;
import dev.openpartner.benchmarks.report.Finding.Judged;
import dev.openpartner.benchmarks.report.Limit;
import dev.openpartner.benchmarks.report.Text;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Three times what the server can do: it must refuse fast, serve what it takes, and be itself again right after. */
final class OverloadBar implements Bar {

    private static final String NAME = "overload";
    private static final double TIMES = 3;

    /** So many that a refusal is up to the server and not to the load running out of connections. */
    private static final int CONNECTIONS = 4096;

    private static final int CONNECTIONS_AT_HALF = 256;
    private static final long AT_HALF_MS = 15_000;

    @Override
    public void measure(Bench bench) throws IOException, SQLException, InterruptedException {
        Installation installation = Installation.fresh(bench, NAME);
        Program program = installation.program();
        try (Session session = installation.start(bench.options().commandsOnly())) {
            Load normal = session.conversions(NAME + "-before", Conversions.spread("before", program), session.closedLoop());
            double half = normal.perSecond() / 2;
            Load before = session.conversions(NAME + "-half", Conversions.spread("half", program), atHalf(session, half));
            Load over = session.conversions(NAME + "-during", Conversions.spread("during", program), LoadPlan.openLoop(
                    session.server().address(), CONNECTIONS, normal.perSecond() * TIMES, 0, bench.settings().measuredMs()));
            Load after = session.conversions(NAME + "-after", Conversions.spread("after", program), atHalf(session, half));
            report(bench, normal, over);
            report(bench, before.result(), after.result());
        }
        installation.checkBooks(NAME);
    }

    private static LoadPlan atHalf(Session session, double ratePerSecond) {
        return LoadPlan.openLoop(session.server().address(), CONNECTIONS_AT_HALF, ratePerSecond, 0, AT_HALF_MS);
    }

    private static void report(Bench bench, Load normal, Load overload) {
        LoadResult over = overload.result();
        String measured = Text.format(
                "%,.0f/s accepted with p99 %.0f ms (%.0f ms in the median second), refused with p99 %.0f ms, answers %s, unanswered %d,"
                        + " load %.2f cores",
                over.goodPerSecond(), over.goodMs(99), p99OfMedianSecond(over), over.refusedMs(99), over.statuses(), over.unanswered(),
                over.driverCpuShare());
        long elsewhere = over.statuses().entrySet().stream()
                .filter(entry -> entry.getKey() != 200 && entry.getKey() != 429 && entry.getKey() != 503)
                .mapToLong(Map.Entry::getValue)
                .sum();
        bench.report().add(new Finding(NAME, "three times the full rate", measured, List.of(
                new Judged(over.goodMs(99) / normal.p99Ms(), "x the p99 at full load", Limit.atMost(1.5, 1)),
                new Judged(over.goodPerSecond() / normal.perSecond(), "x the full rate accepted", Limit.atLeast(0.8, 1)),
                new Judged(elsewhere, "answers other than 200, 429, 503", Limit.atMost(0, 0)))));
    }

    /** A server is itself again when it does what it did under the same load before. */
    private static void report(Bench bench, LoadResult before, LoadResult after) {
        String measured = Text.format(
                "p99 %.1f ms, %.1f ms before; of the slowest second %.1f ms, %.1f ms before; answers %s",
                after.goodMs(99), before.goodMs(99), p99OfSlowestSecond(after), p99OfSlowestSecond(before), after.statuses());
        int settled = secondsUntil(after, p99OfSlowestSecond(before));
        bench.report().add(new Finding(NAME, "half the full rate right afterwards", measured, List.of(
                new Judged(settled, "s until no second is slower than each was before", Limit.atMost(10, 3)))));
    }

    static double p99OfSlowestSecond(LoadResult result) {
        return result.perSecond().stream()
                .mapToDouble(LoadResult.SecondSample::p99Ms)
                .filter(ms -> !Double.isNaN(ms))
                .max()
                .orElse(0);
    }

    /** What the second has in which thousands of connections bring their first requests at once does not count here. */
    static double p99OfMedianSecond(LoadResult result) {
        double[] ordered = result.perSecond().stream().mapToDouble(LoadResult.SecondSample::p99Ms).sorted().toArray();
        return ordered[ordered.length / 2];
    }

    /** The first second from which on each is answered, none slower than this, and none refuses. */
    static int secondsUntil(LoadResult result, double p99Ms) {
        int settled = 0;
        for (LoadResult.SecondSample sample : result.perSecond()) {
            if (Double.isNaN(sample.p99Ms()) || sample.p99Ms() > p99Ms || sample.refused() > 0) {
                settled = sample.second() + 1;
            }
        }
        return settled;
    }
}
