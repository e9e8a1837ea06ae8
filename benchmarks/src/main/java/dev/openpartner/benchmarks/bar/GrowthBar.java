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

/** What a conversion costs as the log grows, beside a calibration whose table is empty each time. */
final class GrowthBar implements Bar {

    private static final String NAME = "growth";

    /** Fact, decision, commission; one conversion in ten matches nobody and has no commission. */
    private static final double EVENTS_PER_CONVERSION = 2.9;

    /** A server that has just started meets its customers one after the other, and the pages of a large log are not in memory yet. */
    private static final int WARM_UPS = 2;

    @Override
    public void measure(Bench bench) throws IOException, SQLException, InterruptedException {
        List<String> sizes = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (long events : bench.settings().events) {
            Installation installation = events == 0
                    ? Installation.fresh(bench, NAME)
                    : Installation.large(bench, (long) (events / EVENTS_PER_CONVERSION));
            Compared compared = measure(bench, installation, NAME + "-" + events, sizes);
            ratios.add(compared.ofPostgres());
            List<Judged> judged = ratios.size() == 1
                    ? List.of()
                    : List.of(new Judged(ratios.getLast() / ratios.getFirst(), "x the ratio of the smallest log", Limit.atLeast(0.85, 1)));
            bench.report().add(new Finding(NAME, sizes.getLast(), compared.toString(), judged));
            bench.report().add(new Finding("memory", "of the server with " + sizes.getLast() + ", commands only",
                    (long) compared.peakResidentMb() + " MB at most", List.of(new Judged(compared.peakResidentMb(), "MB resident",
                    Limit.atMost(700, 500)))));
            installation.checkBooks(NAME);
        }
        bench.report().addPlot(NAME, Plot.bars("conversions a second / cal-pg as the log grows", sizes, ratios, ratios.getFirst() * 0.85));
    }

    private static Compared measure(Bench bench, Installation installation, String name, List<String> sizes)
            throws IOException, SQLException, InterruptedException {
        try (Session session = installation.startCommandsOnly()) {
            long head = session.database().head();
            sizes.add(Text.format("%,d events", head));
            Calibration before = session.calibrate();
            Conversions conversions = Conversions.spread(name + "-" + head, installation.program());
            LoadPlan plan = LoadPlan.closedLoop(
                    session.server().address(),
                    bench.settings().connections,
                    WARM_UPS * session.warmUpMs(),
                    bench.settings().measuredMs());
            Load load = session.conversions(name, conversions, plan);
            Compared compared = new Compared();
            compared.add(load, before, session.calibrate());
            return compared;
        }
    }
}
