package dev.openpartner.benchmarks.calibration;

import dev.openpartner.benchmarks.load.Answers;
import dev.openpartner.benchmarks.load.HttpLoad;
import dev.openpartner.benchmarks.load.HttpText;
import dev.openpartner.benchmarks.load.LoadPlan;
import dev.openpartner.benchmarks.load.LoadResult;
import dev.openpartner.benchmarks.server.Database;
import dev.openpartner.benchmarks.server.ServerProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** The three calibrations. Each takes a few seconds, in which nothing else must run. */
public final class Calibrations {

    private static final int HTTP_CONNECTIONS = 64;
    private static final int ROWS_PER_COPY_WRITE = 100;

    private final int seconds;

    /** @param seconds that each takes */
    public Calibrations(int seconds) {
        this.seconds = seconds;
    }

    /** cal-pg: one row of 550 bytes per transaction, 32 clients, prepared; rows a second. */
    public double postgres(Database database) throws IOException, InterruptedException, SQLException {
        CalibrationTable.empty(database);
        Optional<Path> pgbench = Pgbench.program("pgbench");
        return pgbench.isPresent()
                ? Pgbench.rowsPerSecond(pgbench.get(), database, CalibrationTable.insert(database, ":customer"), seconds)
                : JdbcTwin.rowsPerSecond(database, seconds);
    }

    /** How cal-pg is taken on this machine. */
    public static String postgresTool() {
        return Pgbench.program("pgbench").map(Path::toString).orElse("JDBC, pgbench is not installed");
    }

    /**
     * cal-http: a POST that is parsed, checked and answered, 64 connections; requests a second.
     *
     * @param warmUpMs how long it is asked before that is measured; a server that was never asked is four times as slow at first
     */
    public double http(ServerProcess server, long warmUpMs) throws IOException {
        byte[] request = new HttpText("none").post("/benchmark/bare/null", """
                {"userId":"buyer-17","type":"opportunity_won","value":150,"currency":"USD","metadata":{"deal":"D-17","stage":"won"}}""");
        long measuredMs = seconds * 1000L;
        LoadResult result = HttpLoad.run(
                LoadPlan.closedLoop(server.address(), HTTP_CONNECTIONS, warmUpMs, measuredMs), number -> request, Answers.IGNORED);
        if (result.count(200) != result.good().getTotalCount() || result.good().getTotalCount() == 0) {
            throw new IOException("The null POST was answered " + result.statuses());
        }
        return result.goodPerSecond();
    }

    /** cal-copy: COPY of the same rows over one connection, one transaction; rows a second. */
    public double copy(Database database) throws SQLException {
        CalibrationTable.empty(database);
        long startedNs = System.nanoTime();
        long untilNs = startedNs + seconds * 1_000_000_000L;
        long position = 0;
        try (Connection connection = database.connect(CalibrationTable.DATABASE)) {
            CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy event from stdin");
            while (System.nanoTime() < untilNs) {
                byte[] rows = rows(position);
                copy.writeToCopy(rows, 0, rows.length);
                position += ROWS_PER_COPY_WRITE;
            }
            copy.endCopy();
        }
        return position / ((System.nanoTime() - startedNs) / 1e9);
    }

    private static byte[] rows(long after) {
        StringBuilder text = new StringBuilder();
        for (long position = after + 1; position <= after + ROWS_PER_COPY_WRITE; position++) {
            String hex = Long.toHexString(position);
            String timeOrdered = "0197" + "0".repeat(12 - hex.length()) + hex;
            text.append(position).append('\t')
                    .append(timeOrdered).append("7000800000000000").append('\t')
                    .append("Customer\tcustomer:5d41402abc4b2a76b9719d911017c592").append(position % 1_000_000).append('\t')
                    .append(position).append("\tcustomer.conversion-recorded\t1\tdefault\t1790000000000000\t")
                    .append(CalibrationTable.payload())
                    .append("\t{\"traceId\":\"5d41402abc4b2a76b9719d911017c592\"}\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
