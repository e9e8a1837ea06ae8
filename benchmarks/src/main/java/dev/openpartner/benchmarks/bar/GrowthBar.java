package dev.openpartner.benchmarks.bar;

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

    @Override
    public void measure(Bench bench) throws IOException, SQLException, InterruptedException {
        Installation installation = Installation.fresh(bench, NAME);
        List<String> sizes = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (long events : bench.settings().events) {
            installation.fill((long) (events / EVENTS_PER_CONVERSION));
            try (Session session = installation.start(bench.options().commandsOnly())) {
                String name = NAME + "-" + events;
                long head = session.database().head();
                Calibration before = session.calibrate();
                Compared compared = new Compared();
                Load load = session.conversions(name, Conversions.spread(name, installation.program()), session.closedLoop());
                compared.add(load, before, session.calibrate());
                sizes.add(Text.format("%,d events", head));
                ratios.add(compared.ofPostgres());
                List<Judged> judged = ratios.size() == 1
                        ? List.of()
                        : List.of(new Judged(ratios.getLast() / ratios.getFirst(), "x the ratio of the smallest log",
                                Limit.atLeast(0.85, 1)));
                bench.report().add(new Finding(NAME, sizes.getLast(), compared.toString(), judged));
            }
        }
        bench.report().addPlot(NAME, Plot.bars("conversions a second / cal-pg as the log grows", sizes, ratios, ratios.getFirst() * 0.85));
        installation.checkBooks(NAME);
    }
}
