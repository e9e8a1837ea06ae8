package dev.openpartner.command.eventstore;

import static dev.openpartner.command.eventstore.StoreUnderTest.posted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openpartner.command.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A group is inserted while the one before it still is. Another process is in the way of the first: a session that holds its place. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class AppendsSideBySideTest {

    private static final String TAKE = """
            insert into event_store.event (position, event_id, aggregate_type, aggregate_id, sequence, event_type, revision, tenant,
                                           recorded_at_us, payload, metadata)
            values (?, gen_random_uuid(), 'Ledger', gen_random_uuid()::text, 0, 'ledger-entry-posted', 1, 'default', 0, '{}', '{}')
            """;
    private static final long FIRST_PLACE = 1;
    private static final long SECOND_PLACE = 3;

    private final TestDatabase database = new TestDatabase();
    /** Time enough for the second to be inserted on a machine that is busy with other tests. */
    private final StoreUnderTest process = new StoreUnderTest(database.dataSource(), Duration.ofSeconds(3));

    private final CountDownLatch secondInserted = new CountDownLatch(1);
    private Connection elsewhere;

    @BeforeEach
    void takeTheFirstPlace() throws SQLException {
        elsewhere = database.dataSource().getConnection();
        elsewhere.setAutoCommit(false);
        take(FIRST_PLACE);
    }

    @AfterEach
    void close() throws SQLException {
        elsewhere.close();
        database.close();
    }

    @Test
    void theSecondIsInsertedWhileTheFirstWaitsAndCommittedAfterIt() throws Exception {
        CompletableFuture<Void> first = appendAndWait();
        CompletableFuture<Void> second = append(3, process.engine.head(), secondInserted);

        secondInserted.await();
        assertThat(first).isNotDone();
        elsewhere.rollback();
        second.join();

        assertThat(first).isCompleted();
        assertThat(process.engine.readAfter(0, 10)).hasSize(5);
        assertThat(process.engine.head()).isEqualTo(5);
    }

    @Test
    void aCircleOfWaitsWithAnotherProcessEndsByItself() throws Exception {
        CompletableFuture<Void> first = appendAndWait();
        CompletableFuture<Void> second = append(3, process.engine.head(), secondInserted);
        secondInserted.await();

        // It waits for the second, which waits for the first, which waits for it.
        take(FIRST_PLACE + 1);
        take(SECOND_PLACE);
        elsewhere.commit();

        assertThatThrownBy(first::join).isInstanceOf(CompletionException.class).hasCauseInstanceOf(Overtaken.class);
        assertThatThrownBy(second::join).isInstanceOf(CompletionException.class).hasCauseInstanceOf(Overtaken.class);
        append(1, process.engine.head(), new CountDownLatch(1)).join();
        assertThat(process.engine.head()).isEqualTo(SECOND_PLACE + 1);
    }

    @Test
    void whoFindsItsPlaceTakenGoesOnFromThereWithoutBeingDecidedAgain() throws SQLException {
        elsewhere.commit();

        append(2, 0, new CountDownLatch(1)).join();

        assertThat(process.engine.head()).isEqualTo(SECOND_PLACE);
    }

    private void take(long position) throws SQLException {
        try (var statement = elsewhere.prepareStatement(TAKE)) {
            statement.setLong(1, position);
            statement.execute();
        }
    }

    /** Appends two events, and comes back when they wait for their place. */
    private CompletableFuture<Void> appendAndWait() throws InterruptedException {
        CompletableFuture<Void> waiting = append(2, process.engine.head(), new CountDownLatch(1));
        String blocked = "select exists (select from pg_locks where not granted and locktype = 'transactionid')";
        while (!Boolean.TRUE.equals(database.fromOutside().queryForObject(blocked, Boolean.class))) {
            if (Thread.interrupted()) {
                throw new InterruptedException("nobody waited");
            }
        }
        return waiting;
    }

    /** Appends in a thread of its own, as a lane does. */
    private CompletableFuture<Void> append(int events, long known, CountDownLatch inserted) {
        return CompletableFuture.runAsync(
                () -> process.transaction.executeWithoutResult(status -> {
                    var unit = DefaultUnitOfWork.startAndGet(null);
                    StoreUnit.guard(unit, known);
                    try {
                        process.engine.appendEvents(posted("ledger:" + UUID.randomUUID(), 0, events));
                    } finally {
                        unit.rollback();
                    }
                    inserted.countDown();
                }),
                task -> Thread.ofPlatform().start(task));
    }
}
