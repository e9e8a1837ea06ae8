package dev.openpartner.query.projection;

import dev.openpartner.kernel.log.EventLog;
import dev.openpartner.kernel.message.Refused;
import dev.openpartner.kernel.privacy.PersonalData;
import jakarta.annotation.PreDestroy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Starts rebuilds, one at a time over all nodes. */
@Component
@Profile("role-query")
public final class Rebuilds {

    private static final Logger LOG = LoggerFactory.getLogger(Rebuilds.class);

    private static final long STOP_WAIT_SECONDS = 5;
    private static final long LOOK_EVERY_MS = 250;

    private final Projections projections;
    private final DataSource dataSource;
    private final Parts parts;
    private final Clock clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Rebuilds(Projections projections, DataSource dataSource, Parts parts, Clock clock) {
        this.projections = projections;
        this.dataSource = dataSource;
        this.parts = parts;
        this.clock = clock;
    }

    /** What a rebuild reads from and writes to. */
    @Component
    @Profile("role-query")
    record Parts(EventLog log, PersonalData personalData, JdbcTemplate jdbc, TransactionTemplate transactions) {}

    /**
     * Begins to rebuild a projection, or all of them for {@code all}. Refused as {@code projection_not_found} and, while one
     * runs anywhere, {@code rebuild_running}.
     */
    public void start(String name) {
        start(projections.named(name));
    }

    void start(List<Projection> rebuilt) {
        RebuildLock lock = RebuildLock.tryTake(dataSource)
                .orElseThrow(() -> Refused.conflict(
                        "rebuild_running",
                        "A rebuild is running; its progress is listed with the projections. Wait for its end."));
        try {
            RebuildTables tables = new RebuildTables(projections, rebuilt);
            long startedAtUs = TimeUnit.MILLISECONDS.toMicros(clock.millis());
            long head = parts.log().head();
            inTransaction(connection -> tables.create(connection, head, startedAtUs, false));
            RebuildRun run = new RebuildRun(rebuilt, tables, parts, RebuildRun.Bounds.USUAL, threads, startedAtUs);
            threads.execute(() -> run(run, lock));
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Stops the rebuild that this projection is a part of, on whichever node it runs, with all that are rebuilt together; any for
     * {@code all}. The live tables stay as they are. Refused as {@code projection_not_found}, as {@code rebuild_not_running}, and as
     * {@code rebuild_needed} where something cannot be read before it is built.
     */
    public void stop(String name) {
        List<Projection> named = projections.named(name);
        inTransaction(connection -> {
            Map<String, Boolean> running = RebuildTables.running(connection);
            boolean concerned = named.stream().map(Projection::name).anyMatch(running::containsKey);
            if (concerned && running.containsValue(false)) {
                throw Refused.conflict(
                        "rebuild_needed",
                        "It cannot be read before it is built. Wait for its end; GET /api/projections shows its progress.");
            }
            if (!concerned || !RebuildTables.takeAway(connection)) {
                throw Refused.conflict("rebuild_not_running", "No rebuild of it is running; there is nothing to stop.");
            }
        });
    }

    private void run(RebuildRun run, RebuildLock lock) {
        Thread watch = Thread.startVirtualThread(() -> stopWhenUnwanted(run));
        try (lock) {
            try {
                run.run();
            } catch (RuntimeException e) {
                if (run.isStopped() || e instanceof RebuildStopped) {
                    LOG.info("rebuild stopped; the live tables are as they were");
                } else {
                    LOG.error("rebuild failed; the live tables are as they were", e);
                }
                inTransaction(RebuildTables::clear);
            }
        } catch (RuntimeException e) {
            LOG.warn("what a rebuild left is cleaned up at the next start", e);
        } finally {
            watch.interrupt();
        }
    }

    /** Whoever stops a rebuild, on whichever node, takes its rows away. */
    private void stopWhenUnwanted(RebuildRun run) {
        try {
            while (true) {
                Thread.sleep(LOOK_EVERY_MS);
                if (isUnwanted()) {
                    run.stop();
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isUnwanted() {
        try {
            return Boolean.TRUE.equals(parts.jdbc().queryForObject("select not exists (select from read_model.rebuild)", Boolean.class));
        } catch (DataAccessException away) {
            return false;
        }
    }

    /** Cleans up after a process that ended in the middle of a rebuild; does nothing while a rebuild runs. */
    void cleanUp() {
        RebuildLock.tryTake(dataSource).ifPresent(lock -> {
            try (lock) {
                inTransaction(RebuildTables::clear);
            }
        });
    }

    private void inTransaction(Work work) {
        parts.transactions().executeWithoutResult(status -> parts.jdbc().execute((Connection connection) -> {
            work.on(connection);
            return null;
        }));
    }

    private interface Work {
        void on(Connection connection) throws SQLException;
    }

    @PreDestroy
    void shutDown() throws InterruptedException {
        threads.shutdownNow();
        threads.awaitTermination(STOP_WAIT_SECONDS, TimeUnit.SECONDS);
    }
}
