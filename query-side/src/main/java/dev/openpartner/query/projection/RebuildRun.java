package dev.openpartner.query.projection;

import dev.openpartner.kernel.log.EventLog;
import dev.openpartner.kernel.log.RecordedEvent;
import dev.openpartner.kernel.privacy.PersonalData;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One rebuild: reads the log from its start in large pages, each decoded once for all projections that are being rebuilt,
 * catches up with the live ones, and takes their place in one transaction.
 */
final class RebuildRun {

    private static final Logger LOG = LoggerFactory.getLogger(RebuildRun.class);

    private static final int SWITCH_ATTEMPTS = 20;
    private static final String SWITCH_LOCK_TIMEOUT = "2s";

    private final List<Projection> rebuilt;
    private final RebuildTables tables;
    private final EventLog log;
    private final PersonalData personalData;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final Executor threads;
    private final Bounds bounds;
    private final long startedAtUs;
    private final BuildTransactions builds;
    private BulkFold fold;
    private long position;

    /**
     * How much of a log is in memory at a time. Small enough that most of it is garbage before the collector has copied it often.
     *
     * @param page how many events are read, folded and written together; three such pages are under way at once
     * @param remembered how many values of earlier rows are kept of each table: 20,000 are 3 MB of the widest
     */
    record Bounds(int page, int remembered) {

        static final Bounds USUAL = new Bounds(2_500, 20_000);
    }

    RebuildRun(
            List<Projection> rebuilt,
            RebuildTables tables,
            Rebuilds.Parts parts,
            Bounds bounds,
            Executor threads,
            long startedAtUs) {
        this.rebuilt = rebuilt;
        this.tables = tables;
        this.log = parts.log();
        this.personalData = parts.personalData();
        this.jdbc = parts.jdbc();
        this.transactions = parts.transactions();
        this.threads = threads;
        this.bounds = bounds;
        this.startedAtUs = startedAtUs;
        this.builds = new BuildTransactions(jdbc, transactions, threads);
        this.fold = new BulkFold(rebuilt, tables, personalData, builds, bounds);
    }

    /** Runs to the end, or throws and leaves the live tables as they are. */
    void run() {
        try {
            build();
        } catch (RuntimeException e) {
            if (!Failure.isDuplicateRow(e)) {
                throw e;
            }
            LOG.warn("{}: a row came twice; building again with keys, which tell whose it is", names());
            beginAnew();
            build();
        }
    }

    private void beginAnew() {
        long head = log.head();
        builds.run(connection -> tables.createAnew(connection, head, startedAtUs));
        fold = new BulkFold(rebuilt, tables, personalData, builds, bounds);
        position = 0;
    }

    /** Lets it end soon, with the live tables as they are; to be called until it has. */
    void stop() {
        builds.stop();
    }

    boolean isStopped() {
        return builds.isStopped();
    }

    private void build() {
        readToHead();
        tables.index(builds);
        for (int attempt = 1; ; attempt++) {
            if (isStopped()) {
                throw new RebuildStopped();
            }
            readToHead();
            try {
                trySwitch();
                LOG.info("{} rebuilt up to event {}", names(), position);
                return;
            } catch (RuntimeException e) {
                if (attempt == SWITCH_ATTEMPTS || !Failure.isOfTheDatabase(e)) {
                    throw e;
                }
                LOG.info("{} could not be switched yet, trying again", names());
            }
        }
    }

    private String names() {
        return rebuilt.stream().map(Projection::name).collect(Collectors.joining(", "));
    }

    private void readToHead() {
        CompletableFuture<List<RecordedEvent>> next = page(position);
        while (true) {
            List<RecordedEvent> events = next.join();
            if (events.isEmpty()) {
                break;
            }
            boolean more = events.size() == bounds.page();
            if (more) {
                next = page(events.getLast().position());
            }
            if (Thread.interrupted()) {
                throw new IllegalStateException("the rebuild was told to stop");
            }
            fold.apply(events, log.head());
            position = events.getLast().position();
            if (!more) {
                break;
            }
        }
        fold.finish();
    }

    private CompletableFuture<List<RecordedEvent>> page(long after) {
        return CompletableFuture.supplyAsync(() -> log.readAfter(after, bounds.page()), threads);
    }

    private void apply(Connection connection, List<RecordedEvent> events) throws SQLException {
        Map<Projection, List<RecordedEvent>> work =
                rebuilt.stream().collect(Collectors.toMap(Function.identity(), projection -> events));
        new Fold(connection, personalData, true).apply(events, work);
    }

    private void trySwitch() {
        position = inTransaction(connection -> {
            ReadModel.execute(connection, "set local lock_timeout = '" + SWITCH_LOCK_TIMEOUT + "'");
            ReadModel.lockAlone(connection);
            ReadModel.enter(connection, ReadModel.NEXT);
            long reached = position;
            List<RecordedEvent> last = log.readAfter(reached, bounds.page());
            if (!last.isEmpty()) {
                apply(connection, last);
                reached = last.getLast().position();
            }
            tables.becomeLive(connection, reached);
            return reached;
        });
    }

    private long inTransaction(ConnectionCallback<Long> work) {
        return Objects.requireNonNull(transactions.execute(status -> jdbc.execute(work)));
    }
}
