package dev.openpartner.benchmarks.calibration;

import dev.openpartner.benchmarks.server.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** What pgbench does, where it is not installed: 32 connections that each insert a row and commit. Somewhat slower. */
final class JdbcTwin {

    private static final int CLIENTS = 32;
    private static final int CUSTOMERS = 1_000_000;

    private JdbcTwin() {}

    static double rowsPerSecond(Database database, int seconds) throws SQLException, InterruptedException {
        String insert = CalibrationTable.insert(database, "?::text");
        long startedNs = System.nanoTime();
        long untilNs = startedNs + TimeUnit.SECONDS.toNanos(seconds);
        List<Future<Long>> clients = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
            for (int client = 0; client < CLIENTS; client++) {
                clients.add(threads.submit(() -> insertUntil(database, insert, untilNs)));
            }
        }
        long rows = 0;
        for (Future<Long> client : clients) {
            try {
                rows += client.get();
            } catch (ExecutionException e) {
                throw new SQLException(e.getCause());
            }
        }
        return rows / ((System.nanoTime() - startedNs) / 1e9);
    }

    private static long insertUntil(Database database, String insert, long untilNs) throws SQLException {
        long rows = 0;
        try (Connection connection = database.connect(CalibrationTable.DATABASE);
                PreparedStatement statement = connection.prepareStatement(insert)) {
            while (System.nanoTime() < untilNs) {
                statement.setString(1, Integer.toString(ThreadLocalRandom.current().nextInt(CUSTOMERS)));
                statement.executeUpdate();
                rows++;
            }
        }
        return rows;
    }
}
