package dev.openpartner.benchmarks.bar;

import dev.openpartner.benchmarks.load.LoadPlan;
import dev.openpartner.benchmarks.program.Conversions;
import dev.openpartner.benchmarks.report.Finding;
import dev.openpartner.benchmarks.report.Finding.Judged;
import dev.openpartner.benchmarks.report.Limit;
import dev.openpartner.benchmarks.report.Text;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** The batch endpoint, 1,000 conversions a request. */
final class BatchBar implements Bar {

    private static final String NAME = "batch";
    private static final int PER_REQUEST = 1000;
    private static final int CONNECTIONS = 4;

    @Override
    public void measure(Bench bench) throws IOException, SQLException, InterruptedException {
        Installation installation = Installation.fresh(bench, NAME);
        double ratios = 0;
        double conversions = 0;
        double worstMs = 0;
        int rounds = bench.settings().rounds;
        try (Session session = installation.start(bench.options().commandsOnly())) {
            for (int round = 1; round <= rounds; round++) {
                double before = session.calibrateCopy();
                Load load = session.conversions(
                        NAME + "-" + round,
                        Conversions.batches(NAME + "-" + round, installation.program(), PER_REQUEST),
                        LoadPlan.closedLoop(
                                session.server().address(), CONNECTIONS, session.warmUpMs(), bench.settings().measuredMs()));
                double perSecond = load.perSecond() * PER_REQUEST;
                conversions += perSecond / rounds;
                ratios += perSecond / ((before + session.calibrateCopy()) / 2) / rounds;
                worstMs = Math.max(worstMs, load.p99Ms());
            }
        }
        installation.checkBooks(NAME);
        bench.report().add(new Finding(
                NAME, "1,000 conversions a request, 4 connections",
                Text.format("%,.0f conversions/s, p99 of a request %.0f ms", conversions, worstMs),
                List.of(new Judged(ratios, "x cal-copy", Limit.atLeast(0.28, 0.42)))));
    }
}
