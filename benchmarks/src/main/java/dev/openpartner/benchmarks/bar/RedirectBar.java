package dev.openpartner.benchmarks.bar;

import dev.openpartner.benchmarks.invariant.Books;
import dev.openpartner.benchmarks.program.Visits;
import dev.openpartner.benchmarks.report.Finding;
import dev.openpartner.benchmarks.report.Finding.Judged;
import dev.openpartner.benchmarks.report.Limit;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** Clicks that are sent on to their destination and recorded, from many addresses. */
final class RedirectBar implements Bar {

    private static final String NAME = "redirect";

    @Override
    public void measure(Bench bench) throws IOException, SQLException, InterruptedException {
        Installation installation = Installation.fresh(bench, NAME);
        Compared compared = new Compared();
        // Each visitor has an address of its own; all from one would be a velocity fraud.
        var options = bench.options().commandsOnly().with("OPENPARTNER_TRUSTED_PROXIES", "127.0.0.0/8");
        try (Session session = installation.start(options)) {
            for (int round = 1; round <= bench.settings().rounds; round++) {
                long head = session.database().head();
                Visits visits = new Visits(installation.program().links());
                Calibration before = session.calibrate();
                Load load = session.load(NAME + "-" + round, session.closedLoop(), visits, visits);
                compared.add(load, before, session.calibrate());
                bench.report().check(NAME + "-" + round, new Books(session.database())
                        .clicksOnce(head, visits.clickIds(), load.result().unanswered()));
            }
        }
        bench.report().add(new Finding(NAME, "redirected and recorded, commands only", compared.toString(), List.of(
                new Judged(compared.ofPostgres(), "x cal-pg", Limit.atLeast(0.45, 0.7)),
                new Judged(compared.p99Ms(), "ms p99, 64 connections", Limit.atMost(20, 12)))));
    }
}
