package dev.openpartner.benchmarks.bar;

import static dev.openpartner.benchmarks.report.Limit.atLeast;
import static dev.openpartner.benchmarks.report.Limit.atMost;

import dev.openpartner.benchmarks.load.LoadPlan;
import dev.openpartner.benchmarks.program.Conversions;
import dev.openpartner.benchmarks.program.Program;
import dev.openpartner.benchmarks.report.Finding;
import dev.openpartner.benchmarks.report.Finding.Judged;
import dev.openpartner.benchmarks.report.Plot;
import dev.openpartner.benchmarks.report.Report;
import dev.openpartner.benchmarks.server.ServerOptions;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/**
 * Single conversions over HTTP: spread, against one hot partner, with all projections live, at a set rate, and the naive path,
 * all in the same minutes.
 */
public final class ConversionsBar implements Bar {

    private static final String NAME = "conversions";

    /** Share of its own throughput at which the open loop runs. */
    private static final double OPEN_LOOP_SHARE = 0.7;

    /** Connections that the open loop may use, so that a stall does not keep requests from being sent. */
    private static final int OPEN_LOOP_CONNECTIONS = 256;

    /** In twenty seconds there is one collection of the whole heap, or none: 99 in a hundred would be by chance with it or without. */
    private static final int TIMES_STEADY = 3;

    private final Compared spread = new Compared();
    private final Compared hot = new Compared();
    private final Compared live = new Compared();
    private final Compared naive = new Compared();
    private final Compared steady = new Compared();

    @Override
    public void measure(Bench bench) throws IOException, SQLException, InterruptedException {
        Installation installation = Installation.fresh(bench, NAME);
        for (int round = 1; round <= bench.settings().rounds; round++) {
            one(installation, "live-" + round, bench.options(), live);
            commandsOnly(installation, bench, round);
            one(installation, "naive-" + round, bench.options().commandsOnly().oneCommandPerTransaction(), naive);
        }
        installation.checkBooks(NAME);
        report(bench.report());
    }

    private static void one(Installation installation, String name, ServerOptions options, Compared into)
            throws IOException, SQLException, InterruptedException {
        try (Session session = installation.start(options)) {
            if (options.environment().get("OPENPARTNER_ROLES") == null) {
                session.awaitProjections();
            }
            add(session, Conversions.spread(name, installation.program()), session.closedLoop(), session.calibrate(), into);
        }
    }

    private void commandsOnly(Installation installation, Bench bench, int round)
            throws IOException, SQLException, InterruptedException {
        Program program = installation.program();
        try (Session session = installation.start(bench.options().commandsOnly())) {
            Calibration before = session.calibrate();
            before = add(session, Conversions.spread("spread-" + round, program), session.closedLoop(), before, spread);
            // Then the other way round, so that what the machine gains or loses meanwhile is shared by both.
            before = add(session, Conversions.hot("hot-" + round, program), session.closedLoop(), before, hot);
            before = add(session, Conversions.hot("hot-again-" + round, program), session.closedLoop(), before, hot);
            before = add(session, Conversions.spread("spread-again-" + round, program), session.closedLoop(), before, spread);
            LoadPlan openLoop = LoadPlan.openLoop(
                    session.server().address(), OPEN_LOOP_CONNECTIONS, spread.perSecond() * OPEN_LOOP_SHARE, session.warmUpMs(),
                    TIMES_STEADY * bench.settings().measuredMs());
            add(session, Conversions.spread("steady-" + round, program), openLoop, before, steady);
        }
    }

    /** Runs a load, and answers the calibration after it, which is that before the next. */
    private static Calibration add(Session session, Conversions conversions, LoadPlan plan, Calibration before, Compared into)
            throws IOException, SQLException, InterruptedException {
        Load load = session.conversions(NAME + "-" + conversions.name(), conversions, plan);
        Calibration after = session.calibrate();
        into.add(load, before, after);
        return after;
    }

    private void report(Report report) {
        report.add(new Finding(NAME, "spread over all customers, commands only", spread.toString(), List.of(
                new Judged(spread.ofPostgres(), "x cal-pg", atLeast(0.45, 0.7)),
                new Judged(spread.ofHttp(), "x cal-http", atLeast(0.33, 0.5)),
                new Judged(spread.p99Ms(), "ms p99, 64 connections", atMost(25, 15)))));
        report.add(new Finding(NAME, "one hot partner and campaign", hot.toString(), List.of(
                new Judged(hot.ofPostgres() / spread.ofPostgres(), "x spread", atLeast(0.9, 1)))));
        report.add(new Finding(NAME, "at 70 % of that rate, latency from when each was due", steady.toString(), List.of(
                new Judged(steady.p99Ms(), "ms p99, open loop", atMost(25, 15)))));
        report.add(new Finding(NAME, "the naive path: one command, one transaction", naive.toString(), List.of(
                new Judged(spread.ofPostgres() / naive.ofPostgres(), "x as many in groups", atLeast(3, 4)))));
        report.add(new Finding(NAME, "with all projections live", live.toString(), List.of(
                new Judged(live.ofPostgres() / spread.ofPostgres(), "x without", atLeast(0.6, 0.8)))));
        report.add(new Finding("memory", "of the server at full load, both roles", (long) live.peakResidentMb() + " MB at most",
                List.of(new Judged(live.peakResidentMb(), "MB resident", atMost(700, 500)))));
        report.addPlot("conversions-overview", Plot.bars("conversions a second",
                List.of("spread", "hot", "70 % open", "naive", "live"),
                List.of(spread.perSecond(), hot.perSecond(), steady.perSecond(), naive.perSecond(), live.perSecond()),
                Double.NaN));
    }
}
