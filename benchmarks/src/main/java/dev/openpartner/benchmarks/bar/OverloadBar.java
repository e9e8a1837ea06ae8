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

    private static final int AFTERWARDS_CONNECTIONS = 256;
    private static final long AFTERWARDS_MS = 15_000;

    @Override
    public void measure(Bench bench) throws IOException, SQLException, InterruptedException {
        Installation installation = Installation.fresh(bench, NAME);
        Program program = installation.program();
        try (Session session = installation.start(bench.options().commandsOnly())) {
            Load normal = session.conversions(NAME + "-before", Conversions.spread("before", program), session.closedLoop());
            Load over = session.conversions(NAME + "-during", Conversions.spread("during", program), LoadPlan.openLoop(
                    session.server().address(), CONNECTIONS, normal.perSecond() * TIMES, 0, bench.settings().measuredMs()));
            Load after = session.conversions(NAME + "-after", Conversions.spread("after", program), LoadPlan.openLoop(
                    session.server().address(), AFTERWARDS_CONNECTIONS, normal.perSecond() / 2, 0, AFTERWARDS_MS));
            report(bench, normal, over, after.result());
        }
        installation.checkBooks(NAME);
    }

    private static void report(Bench bench, Load normal, Load overload, LoadResult after) {
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
        int settled = secondsUntil(after, normal.p99Ms());
        bench.report().add(new Finding(
                NAME, "half the full rate right afterwards", Text.format("p99 %.0f ms, answers %s", after.goodMs(99), after.statuses()),
                List.of(new Judged(settled, "s until p99 is that of full load again", Limit.atMost(10, 3)))));
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
