package dev.openpartner.benchmarks.bar;

import dev.openpartner.benchmarks.program.Conversions;
import dev.openpartner.benchmarks.report.Finding;
import dev.openpartner.benchmarks.report.Finding.Judged;
import dev.openpartner.benchmarks.report.Limit;
import dev.openpartner.benchmarks.report.Text;
import dev.openpartner.benchmarks.server.ServerOptions;
import dev.openpartner.benchmarks.server.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.HdrHistogram.Histogram;

/** From the acknowledgement of a conversion until a projection shows it, at half load: in the same process, and in another. */
final class VisibleBar implements Bar {

    private static final String NAME = "visible";

    @Override
    public void measure(Bench bench) throws IOException, SQLException, InterruptedException {
        Installation installation = Installation.fresh(bench, NAME);
        double full;
        try (Session session = installation.start(bench.options())) {
            full = session.conversions(NAME + "-full", Conversions.spread("full", installation.program()), session.closedLoop())
                    .perSecond();
            session.awaitProjections();
            report(bench, "in the same process", probe(bench, installation, session, session.server(), "same", full / 2));
        }
        try (Session session = installation.start(bench.options().commandsOnly());
                ServerProcess reader = ServerProcess.start(bench.jars(), otherData(installation), onDatabaseOf(session, bench))) {
            session.awaitProjections();
            report(bench, "in another process", probe(bench, installation, session, reader, "other", full / 2));
        }
        installation.checkBooks(NAME);
    }

    /** Both processes open the same personal data. */
    private static Path otherData(Installation installation) throws IOException {
        Path other = Files.createDirectories(installation.data().resolveSibling(NAME + "-reader"));
        Files.copy(installation.data().resolve("master.key"), other.resolve("master.key"));
        return other;
    }

    private static ServerOptions onDatabaseOf(Session session, Bench bench) {
        return bench.options()
                .queriesOnly()
                .with("OPENPARTNER_DATABASE_URL", session.database().url("openpartner"))
                .with("OPENPARTNER_DATABASE_USERNAME", "openpartner_app")
                .with("OPENPARTNER_DATABASE_PASSWORD", session.database().applicationPassword())
                .with("OPENPARTNER_DATABASE_OWNER_USERNAME", "openpartner_owner")
                .with("OPENPARTNER_DATABASE_OWNER_PASSWORD", session.database().ownerPassword());
    }

    private static Histogram probe(
            Bench bench, Installation installation, Session session, ServerProcess reader, String name, double rate)
            throws IOException, SQLException, InterruptedException {
        try (BackgroundLoad load = BackgroundLoad.start(
                session, Conversions.spread("half-" + name, installation.program()), rate)) {
            Thread.sleep(bench.settings().warmUpMs());
            Histogram latencies = new VisibilityProbe(session.server(), reader).probe(bench.settings().measuredMs());
            bench.report().say("meanwhile " + load.stop(bench.report(), NAME + "-" + name, latencies.getTotalCount()));
            return latencies;
        }
    }

    private static void report(Bench bench, String where, Histogram us) {
        bench.report().add(new Finding(
                NAME, "acknowledged to shown " + where + ", at half load",
                Text.format("p50 %.1f ms, p99 %.1f ms, max %.1f ms, %d probes",
                        us.getValueAtPercentile(50) / 1e3, us.getValueAtPercentile(99) / 1e3, us.getMaxValue() / 1e3,
                        us.getTotalCount()),
                List.of(new Judged(us.getValueAtPercentile(99) / 1e3, "ms p99", Limit.atMost(50, 20)))));
    }
}
