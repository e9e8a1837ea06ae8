package dev.openpartner.benchmarks.bar;

import dev.openpartner.benchmarks.invariant.Books;
import dev.openpartner.benchmarks.program.Program;
import dev.openpartner.benchmarks.report.Machine;
import dev.openpartner.benchmarks.report.Text;
import dev.openpartner.benchmarks.server.ServerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** A data directory with a program set up in it, on which servers are started one after the other. */
final class Installation {

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

    Program program() {
        return program;
    }

    Path data() {
        return data;
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
