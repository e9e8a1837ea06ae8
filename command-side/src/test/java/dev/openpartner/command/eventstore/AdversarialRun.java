package dev.openpartner.command.eventstore;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.openpartner.command.testing.LedgerEvent.EntryPosted;
import dev.openpartner.command.testing.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The worst day of an event store: several processes append at the same time, commit late and in any order, roll back, have
 * their sessions killed, and carry clocks and times that are wrong by days, while a reader follows from the first event on. It
 * knows nothing of the engine, so that any {@link EventStorageEngine} can be put through it.
 */
final class AdversarialRun {

    /**
     * What came of it.
     *
     * @param acknowledged events whose commit was confirmed to the writer
     * @param stored events that the table holds at the end, in order
     * @param seen events that the reader met, in the order in which it met them
     */
    record Outcome(Set<String> acknowledged, List<String> stored, List<String> seen) {

        /** Stored, and never met by the reader: lost to every projection for ever. */
        Set<String> skipped() {
            Set<String> skipped = new HashSet<>(stored);
            seen.forEach(skipped::remove);
            return skipped;
        }

        int doubled() {
            return seen.size() - new HashSet<>(seen).size();
        }
    }

    private static final int WRITERS = 6;
    private static final int MAX_BATCH = 4;
    private static final int MAX_DELAY_MS = 8;
    private static final String WRITER = "adversarial-writer";

    private final TestDatabase database;
    private final Function<DataSource, EventStorageEngine> engineOver;
    private final String idsInOrder;
    private final int writersPerProcess;
    private final int batchesPerWriter;
    private final long seed;
    private final Set<String> acknowledged = new HashSet<>();
    private final ConcurrentLinkedQueue<String> confirmed = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean writing = new AtomicBoolean(true);

    /**
     * @param engineOver makes the engine of one process
     * @param idsInOrder SQL for the identifiers of all events, in the order of the log
     * @param writersPerProcess writers that share an engine; a divisor of six
     */
    AdversarialRun(
            TestDatabase database,
            Function<DataSource, EventStorageEngine> engineOver,
            String idsInOrder,
            int writersPerProcess,
            int batchesPerWriter,
            long seed) {
        this.database = database;
        this.engineOver = engineOver;
        this.idsInOrder = idsInOrder;
        this.writersPerProcess = writersPerProcess;
        this.batchesPerWriter = batchesPerWriter;
        this.seed = seed;
    }

    Outcome run() throws InterruptedException {
        List<String> seen = new ArrayList<>();
        Thread reader = Thread.ofPlatform().name("reader").start(() -> follow(seen));
        List<Thread> processes = new ArrayList<>();
        for (int i = 0; i < WRITERS; i += writersPerProcess) {
            long firstSeed = seed + i;
            processes.add(Thread.ofPlatform().name("process-" + i).start(() -> runProcess(firstSeed)));
        }
        Thread killer = Thread.ofPlatform().name("killer").start(this::kill);
        for (Thread process : processes) {
            process.join();
        }
        writing.set(false);
        killer.join();
        reader.join();
        acknowledged.addAll(confirmed);
        return new Outcome(acknowledged, storedIds(), seen);
    }

    private List<String> storedIds() {
        return database.jdbc().query(idsInOrder, (row, index) -> row.getString(1));
    }

    private void runProcess(long firstSeed) {
        try (HikariDataSource connections = ownConnections();
                ExecutorService writers = Executors.newFixedThreadPool(writersPerProcess)) {
            EventStorageEngine engine = engineOver.apply(connections);
            TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(connections));
            for (int i = 0; i < writersPerProcess; i++) {
                Random random = new Random(firstSeed + i);
                writers.execute(() -> write(random, engine, transaction));
            }
        }
    }

    private void write(Random random, EventStorageEngine engine, TransactionTemplate transaction) {
        for (int i = 0; i < batchesPerWriter; i++) {
            List<DomainEventMessage<?>> batch = batch(random);
            boolean rollback = random.nextInt(10) == 0;
            long delayNs = TimeUnit.MILLISECONDS.toNanos(random.nextInt(MAX_DELAY_MS));
            try {
                transaction.executeWithoutResult(status -> {
                    engine.appendEvents(batch);
                    LockSupport.parkNanos(delayNs);
                    if (rollback) {
                        status.setRollbackOnly();
                    }
                });
                if (!rollback) {
                    batch.forEach(event -> confirmed.add(event.getIdentifier()));
                }
            } catch (RuntimeException killed) {
                // Its session was ended; whether it had committed is for the table to say.
                Thread.onSpinWait();
            }
        }
    }

    private HikariDataSource ownConnections() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url() + "&ApplicationName=" + WRITER);
        config.setMaximumPoolSize(2 * writersPerProcess);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    private static List<DomainEventMessage<?>> batch(Random random) {
        String ledger = "ledger:" + new UUID(random.nextLong(), random.nextLong());
        // Every third batch is recorded with a time long past, as by a process with a wrong clock or by an import.
        Instant at = random.nextInt(3) == 0 ? Instant.now().minusSeconds(86_400) : Instant.now();
        List<DomainEventMessage<?>> events = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(MAX_BATCH); i++) {
            events.add(new GenericDomainEventMessage<>(
                    "Ledger",
                    ledger,
                    i,
                    new EntryPosted("default", ledger, i),
                    MetaData.emptyInstance(),
                    UUID.randomUUID().toString(),
                    at));
        }
        return events;
    }

    private void kill() {
        JdbcTemplate outside = database.fromOutside();
        while (writing.get()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(60));
            outside.queryForList(
                    "select pg_terminate_backend(pid) from pg_stat_activity "
                            + "where application_name = ? and datname = ? order by random() limit 1",
                    WRITER,
                    database.name());
        }
    }

    /** Reads to the end again and again, and once more after the last writer is done. */
    private void follow(List<String> seen) {
        EventStorageEngine engine = engineOver.apply(database.dataSource());
        @Nullable TrackingToken[] token = {engine.createTailToken()};
        boolean last;
        do {
            last = !writing.get();
            try (var events = engine.readEvents(token[0], false)) {
                events.forEach(event -> {
                    seen.add(event.getIdentifier());
                    token[0] = event.trackingToken();
                });
            } catch (DataAccessException e) {
                throw new IllegalStateException("The reader's own session was ended", e);
            }
        } while (!last);
    }
}
