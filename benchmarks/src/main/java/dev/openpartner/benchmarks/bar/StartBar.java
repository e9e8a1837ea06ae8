package dev.openpartner.benchmarks.bar;

import dev.openpartner.benchmarks.report.Finding;
import dev.openpartner.benchmarks.report.Finding.Judged;
import dev.openpartner.benchmarks.report.Limit;
import dev.openpartner.benchmarks.report.Text;
import dev.openpartner.benchmarks.server.ServerOptions;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Start of the packaged jar on an existing database, from its process to the first good answer of its health. */
final class StartBar implements Bar {

    private static final int STARTS = 5;

    @Override
    public void measure(Bench bench) throws IOException, SQLException, InterruptedException {
        Installation installation = Installation.fresh(bench, "start");
        List<Long> readyAfterMs = new ArrayList<>();
        for (int start = 0; start < STARTS; start++) {
            try (Session session = installation.start(ServerOptions.asShipped(bench.settings().javaOptions))) {
                readyAfterMs.add(session.server().readyAfterMs());
            }
        }
        Collections.sort(readyAfterMs);
        bench.report().add(new Finding(
                "start", "from the process to ready, existing database", Text.format("%s ms", readyAfterMs),
                List.of(new Judged(readyAfterMs.get(STARTS / 2) / 1000.0, "s, median of five", Limit.atMost(5, 2.5)))));
    }
}
