package dev.openpartner.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The transactions in which tables are built. A crash loses the whole build anyway, so that they do not wait for the disk; the
 * switch, which counts, is none of them.
 */
final class BuildTransactions {

    private static final Logger LOG = LoggerFactory.getLogger(BuildTransactions.class);

    /** Sorting for indexes is what takes a processor, and the smallest machine has two. */
    private static final int AT_ONCE = 2;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final Executor threads;
    /** Those that work just now; whoever holds the monitor knows that none of them is given back meanwhile. */
    private final Set<Connection> working = new HashSet<>();
    private boolean stopped;

    BuildTransactions(JdbcTemplate jdbc, TransactionTemplate transactions, Executor threads) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.threads = threads;
    }

    /**
     * Runs work in a transaction of its own, among the tables under construction.
     *
     * @throws RebuildStopped when nothing is to be built any more
     */
    void run(Work work) {
        transactions.executeWithoutResult(status -> jdbc.execute((Connection connection) -> {
            begins(connection);
            try {
                ReadModel.execute(connection, "set local synchronous_commit = off");
                ReadModel.enter(connection, ReadModel.NEXT);
                work.on(connection);
            } finally {
                ends(connection);
            }
            return null;
        }));
    }

    /**
     * Lets no work begin any more, and cancels the statements of what has begun: an index of a large table takes minutes. To be called
     * until the build has ended, because a statement may begin just after.
     */
    synchronized void stop() {
        stopped = true;
        for (Connection connection : working) {
            try {
                connection.unwrap(PGConnection.class).cancelQuery();
            } catch (SQLException e) {
                LOG.debug("a statement of a rebuild cannot be cancelled, and ends by itself", e);
            }
        }
    }

    synchronized boolean isStopped() {
        return stopped;
    }

    private synchronized void begins(Connection connection) {
        if (stopped) {
            throw new RebuildStopped();
        }
        working.add(connection);
    }

    private synchronized void ends(Connection connection) {
        working.remove(connection);
    }

    /** Runs work of that kind on another thread. */
    CompletableFuture<Void> start(Work work) {
        return CompletableFuture.runAsync(() -> run(work), threads);
    }

    /** Runs statements that do not wait for each other, each in a transaction of its own, some at the same time. */
    void runAll(List<String> statements) {
        Queue<String> left = new ConcurrentLinkedQueue<>(statements);
        List<CompletableFuture<Void>> workers = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            workers.add(CompletableFuture.runAsync(() -> runEach(left), threads));
        }
        workers.forEach(CompletableFuture::join);
    }

    private void runEach(Queue<String> left) {
        for (String statement = left.poll(); statement != null; statement = left.poll()) {
            String next = statement;
            try {
                run(connection -> {
                    // The other worker is the parallelism there is.
                    ReadModel.execute(connection, "set local max_parallel_maintenance_workers = 0");
                    ReadModel.execute(connection, next);
                });
            } catch (RuntimeException e) {
                left.clear();
                throw e;
            }
        }
    }

    /** What is done in a transaction. */
    interface Work {
        void on(Connection connection) throws SQLException;
    }
}
