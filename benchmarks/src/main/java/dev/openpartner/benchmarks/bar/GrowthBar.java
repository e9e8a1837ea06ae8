package dev.openpartner.benchmarks.bar;

import dev.openpartner.benchmarks.load.LoadPlan;
import dev.openpartner.benchmarks.program.Conversions;
import dev.openpartner.benchmarks.report.Finding;
import dev.openpartner.benchmarks.report.Finding.Judged;
import dev.openpartner.benchmarks.report.Limit;
import dev.openpartner.benchmarks.report.Plot;
import dev.openpartner.benchmarks.report.Text;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What a conversion costs in a large log and in a new one, in turns, since a machine drifts by more than the two may differ. */
final class GrowthBar implements Bar {

    private static final String NAME = "growth";

    /** Fact, decision, commission; one conversion in ten matches nobody and has no commission. */
    private static final double EVENTS_PER_CONVERSION = 2.9;

    /** A server that has just started meets its customers one after the other, and the pages of a large log are not in memory yet. */
    private static final int WARM_UPS = 2;

    private static final double PROMISED = 0.85;

    @Override
    public void measure(Bench bench) throws IOException, SQLException, InterruptedException {
        List<String> sizes = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        for (long events : bench.settings().events) {
            Compared ofNew = new Compared();
            Compared ofLarge = new Compared();
            Installation large = Installation.large(bench, (long) (events / EVENTS_PER_CONVERSION));
            for (int round = 1; round <= bench.settings().rounds; round++) {
                String turn = "-" + events + "-" + round;
                Installation fresh = Installation.fresh(bench, NAME + turn);
                run(bench, fresh, NAME + "-new" + turn, ofNew);
                run(bench, large, NAME + "-large" + turn, ofLarge);
                fresh.checkBooks(NAME);
            }
            large.checkBooks(NAME);
            sizes.add(Text.format("%,d events and more", events));
            shares.add(ofLarge.ofPostgres() / ofNew.ofPostgres());
            bench.report().add(new Finding(NAME, "a new log, in turns with " + sizes.getLast(), ofNew.toString(), List.of()));
            bench.report().add(new Finding(NAME, sizes.getLast(), ofLarge + "; beside the new ones by rounds: " + ofLarge.beside(ofNew),
                    List.of(new Judged(shares.getLast(), "x the ratio of a new log", Limit.atLeast(PROMISED, 1)))));
            bench.report().add(memory("a new log", ofNew));
            bench.report().add(memory(sizes.getLast(), ofLarge));
        }
        bench.report().addPlot(NAME, Plot.bars("conversions a second / cal-pg, beside a new log", sizes, shares, PROMISED));
    }

    private static Finding memory(String log, Compared compared) {
        return new Finding("memory", "of the server with " + log + ", commands only", (long) compared.peakResidentMb() + " MB at most",
                List.of(new Judged(compared.peakResidentMb(), "MB resident", Limit.atMost(700, 500))));
    }

    private static void run(Bench bench, Installation installation, String name, Compared into)
            throws IOException, SQLException, InterruptedException {
        try (Session session = installation.startCommandsOnly()) {
            long head = session.database().head();
            bench.report().say(Text.format("%s: %,d events", name, head));
            Calibration before = session.calibrate();
            LoadPlan plan = session.closedLoop(WARM_UPS * session.warmUpMs());
            Load load = session.conversions(name, Conversions.spread(name + "-" + head, installation.program()), plan);
            into.add(load, before, session.calibrate());
        }
    }
}
