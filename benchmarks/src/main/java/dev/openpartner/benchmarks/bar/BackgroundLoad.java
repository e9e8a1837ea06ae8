package dev.openpartner.benchmarks.bar;

import dev.openpartner.benchmarks.invariant.Books;
import dev.openpartner.benchmarks.load.HttpLoad;
import dev.openpartner.benchmarks.load.LoadPlan;
import dev.openpartner.benchmarks.load.LoadResult;
import dev.openpartner.benchmarks.program.Conversions;
import dev.openpartner.benchmarks.report.Report;
import dev.openpartner.benchmarks.report.Text;
import dev.openpartner.benchmarks.server.Database;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Load at a set rate on a thread of its own while something else is measured; until it is stopped. */
final class BackgroundLoad implements AutoCloseable {

    private static final int CONNECTIONS = 64;
    private static final long LONGEST_MS = TimeUnit.HOURS.toMillis(1);

    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Future<LoadResult> result;
    private final Conversions conversions;
    private final Books books;
    private final long before;
    private volatile boolean stopped;

    private BackgroundLoad(LoadPlan plan, Conversions conversions, Database database) throws SQLException {
        this.conversions = conversions;
        this.books = new Books(database);
        this.before = database.head();
        this.result = thread.submit(() -> HttpLoad.run(plan, conversions, conversions, () -> stopped));
    }

    static BackgroundLoad start(Session session, Conversions conversions, double ratePerSecond) throws SQLException {
        return new BackgroundLoad(
                LoadPlan.openLoop(session.server().address(), CONNECTIONS, ratePerSecond, 0, LONGEST_MS),
                conversions,
                session.database());
    }

    /**
     * Ends it, looks for each conversion in the log, and tells what came of it.
     *
     * @param beside conversions that somebody else sent meanwhile
     */
    String stop(Report report, String name, long beside) throws IOException, SQLException, InterruptedException {
        stopped = true;
        try {
            LoadResult load = result.get();
            report.check(name, books.acknowledgedOnce(before, conversions.acknowledged(), load.unanswered() + beside));
            return Text.format("%,.0f/s, p99 %.1f ms, answers %s", load.goodPerSecond(), load.goodMs(99), load.statuses());
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    @Override
    public void close() {
        stopped = true;
        thread.close();
    }
}
