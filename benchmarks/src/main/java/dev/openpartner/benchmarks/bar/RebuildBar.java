package dev.openpartner.benchmarks.bar;

import dev.openpartner.benchmarks.invariant.ReadModel;
import dev.openpartner.benchmarks.program.AdminClient;
import dev.openpartner.benchmarks.report.Finding;
import dev.openpartner.benchmarks.report.Finding.Judged;
import dev.openpartner.benchmarks.report.Limit;
import dev.openpartner.benchmarks.report.Samples;
import dev.openpartner.benchmarks.report.Text;
import dev.openpartner.benchmarks.server.Database;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** All projections from the log, while the server is up and nobody writes; afterwards the tables must be what they were. */
final class RebuildBar implements Bar {

    private static final String NAME = "rebuild";
    private static final int POLL_MS = 200;
    private static final String RUNNING = "select count(*) from read_model.rebuild";

    @Override
    public void measure(Bench bench) throws IOException, SQLException, InterruptedException {
        Installation installation = Installation.large(bench, bench.settings().rows);
        try (Session session = installation.start(bench.options())) {
            bench.report().say(Text.format("projections caught up within %.1f s", session.awaitProjections()));
            Database database = session.database();
            ReadModel live = ReadModel.of(database);
            double before = session.calibrateCopy();
            long startedNs = System.nanoTime();
            new AdminClient(session.server()).post("/api/projections/all/rebuild", "");
            bench.report().add(new Samples(NAME, List.of("seconds", "position"), progress(database, startedNs)));
            double seconds = (System.nanoTime() - startedNs) / 1e9;
            double eventsPerSecond = database.head() / seconds;
            double after = session.calibrateCopy();
            bench.report().check(NAME, ReadModel.of(database).isSameAs(live));
            session.checkBooks(NAME);
            bench.report().add(new Finding(
                    NAME, "all projections",
                    Text.format("%,d events in %.1f s: %,.0f events/s, indexes and switch included", database.head(), seconds,
                            eventsPerSecond),
                    List.of(new Judged(eventsPerSecond / ((before + after) / 2), "x cal-copy", Limit.atLeast(0.8, 1.4)))));
        }
    }

    /** Samples until the rebuild has ended. */
    private static List<List<Double>> progress(Database database, long startedNs) throws SQLException, InterruptedException {
        List<List<Double>> samples = new ArrayList<>();
        while (database.number(RUNNING) > 0) {
            long position = database.number("select coalesce(min(position), 0) from read_model.rebuild");
            samples.add(List.of((System.nanoTime() - startedNs) / 1e9, (double) position));
            Thread.sleep(POLL_MS);
        }
        return samples;
    }
}
