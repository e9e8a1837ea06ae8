package dev.openpartner.benchmarks.bar;

import dev.openpartner.benchmarks.invariant.Books;
import dev.openpartner.benchmarks.load.Answers;
import dev.openpartner.benchmarks.load.HttpLoad;
import dev.openpartner.benchmarks.load.LoadPlan;
import dev.openpartner.benchmarks.load.LoadResult;
import dev.openpartner.benchmarks.program.Conversions;
import dev.openpartner.benchmarks.program.Program;
import dev.openpartner.benchmarks.report.Machine;
import dev.openpartner.benchmarks.report.Text;
import dev.openpartner.benchmarks.server.ServerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** A data directory with a program set up in it, on which servers are started one after the other. */
final class Installation {

    private static final String LARGE = "large";
    private static final int BATCH = 1000;
    private static final int FILL_CONNECTIONS = 4;
    private static final long CONVERSIONS_PER_STRANGER = 1000;
    private static final String RECORDED = "select count(*) from event_store.event where event_type = 'customer.conversion-recorded'";

    private final Bench bench;
    private final Path data;
    private final Program program;

    private Installation(Bench bench, Path data, Program program) {
        this.bench = bench;
        this.data = data;
        this.program = program;
    }

    /** A new one of this name. */
    static Installation fresh(Bench bench, String name) throws IOException, SQLException, InterruptedException {
        Path data = Files.createDirectories(bench.data()).resolve(name);
        if (Files.exists(data)) {
            throw new IOException(data + " is there already; name another --data directory, or delete it.");
        }
        try (Session session = Session.start(bench, data, bench.options())) {
            bench.report().facts(Machine.describe(session.database()));
            Program program = Program.setUp(session.server(), bench.settings().partners, bench.settings().customers);
            double seconds = new Books(session.database()).awaitProjections();
            bench.report().say(Text.format("%s: %d partners, %d customers set up; projections caught up within %.1f s more",
                    name, bench.settings().partners, bench.settings().customers, seconds));
            return new Installation(bench, data, program);
        }
    }

    /**
     * The large one that several bars share: made by the first of them, filled up by each, and found again by a later run on the
     * same data directory.
     */
    static Installation large(Bench bench, long conversions) throws IOException, SQLException, InterruptedException {
        Path data = bench.data().resolve(LARGE);
        Installation large = Files.exists(data) ? new Installation(bench, data, Program.load(note(data))) : fresh(bench, LARGE);
        large.program.save(note(data));
        large.fill(conversions);
        return large;
    }

    /** Takes away the databases of the bars that are done, some gigabytes each; keeps the large one, for a later run, and all logs. */
    static void removeFinished(Path data) throws IOException {
        if (!Files.exists(data)) {
            return;
        }
        try (Stream<Path> installations = Files.list(data)) {
            for (Path installation : installations.toList()) {
                if (!installation.endsWith(LARGE)) {
                    FileSystemUtils.deleteRecursively(installation.resolve("postgres"));
                }
            }
        }
    }

    private static Path note(Path data) {
        return data.resolveSibling(LARGE + ".properties");
    }

    /** Takes conversions through the batch endpoint until the log holds so many; a tenth of them match nobody. */
    void fill(long conversions) throws IOException, SQLException, InterruptedException {
        try (Session session = startCommandsOnly()) {
            long missing = conversions - session.database().number(RECORDED);
            if (missing <= 0) {
                return;
            }
            long requests = (missing + BATCH - 1) / BATCH;
            Conversions filling = Conversions.mixed(
                    "fill-" + session.database().head(), program, BATCH, Math.max(1, conversions / CONVERSIONS_PER_STRANGER));
            LoadResult result = HttpLoad.run(
                    LoadPlan.ofRequests(session.server().address(), FILL_CONNECTIONS, requests), filling, Answers.IGNORED);
            long stored = session.database().number(RECORDED);
            bench.report().say(Text.format("filled with %,d conversions to %,d, %,d events, at %,.0f/s",
                    requests * BATCH, stored, session.database().head(), requests * BATCH / result.seconds()));
            if (stored < conversions) {
                throw new IOException("Only " + stored + " of " + conversions + " conversions were stored: " + result.statuses());
            }
        }
    }

    Program program() {
        return program;
    }

    Path data() {
        return data;
    }

    /** A server on it that takes commands and projects nothing. */
    Session startCommandsOnly() throws IOException, InterruptedException {
        return start(bench.options().commandsOnly());
    }

    /** A server on it. */
    Session start(ServerOptions options) throws IOException, InterruptedException {
        return Session.start(bench, data, options);
    }

    /** Lets the projections reach the log's head, and checks the log and the ledger as a whole. */
    void checkBooks(String run) throws IOException, SQLException, InterruptedException {
        try (Session session = start(bench.options())) {
            session.checkBooks(run);
        }
    }
}
