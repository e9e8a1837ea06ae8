package dev.openpartner.command.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.openpartner.command.eventstore.DuplicateEvents;
import dev.openpartner.command.http.CommandDispatch.Outcome;
import dev.openpartner.command.testing.LedgerCommand.PostEntry;
import dev.openpartner.command.testing.LedgerCommand.PostOnce;
import dev.openpartner.command.testing.Outages;
import dev.openpartner.command.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandResultMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** What callers hear, and what is stored, when the database goes away under a running lane. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class OutageTest {

    private static final TestDatabase DATABASE = new TestDatabase();

    private final Outages line = new Outages(DATABASE.port());
    private final HikariDataSource connections = DATABASE.through(line.port());
    private final ProcessUnderTest process = new ProcessUnderTest(connections).start();
    private final String ledger = "ledger:" + UUID.randomUUID();

    @AfterEach
    void stop() {
        process.close();
        connections.close();
        line.close();
    }

    @AfterAll
    static void closeDatabase() {
        DATABASE.close();
    }

    private long eventsOf(String id) {
        Long count = DATABASE.jdbc()
                .queryForObject("select count(*) from event_store.event where aggregate_id = ?", Long.class, id);
        return count == null ? 0 : count;
    }

    @Test
    void whileTheDatabaseIsAwayEverybodyHearsSoAndAfterwardsTheLaneGoesOn() {
        process.commands.send(new PostEntry(ledger, 1));
        line.cut();
        List<CompletableFuture<CommandResultMessage<?>>> answers = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            answers.add(process.send(new PostEntry(ledger, 1)));
        }

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(answers).allMatch(CompletableFuture::isDone));
        assertThat(answers).allSatisfy(answer ->
                assertThat(answer.join().exceptionResult()).isInstanceOf(StoreUnavailable.class));
        assertThat(eventsOf(ledger)).isEqualTo(1);

        line.restore();
        // A connection that died unnoticed costs one more answer to try again.
        await().ignoreExceptionsInstanceOf(RetryLater.class)
                .untilAsserted(() ->
                        assertThat(process.commands.send(new PostEntry(ledger, 1)).result()).isEqualTo(2L));
        assertThat(process.bus.isAccepting()).isTrue();
    }

    @Test
    void aCommandThatCameWhileOthersWaitedForTheDatabaseIsNotRefusedWithThem() throws InterruptedException {
        CountDownLatch waits = new CountDownLatch(1);
        CountDownLatch givesUp = new CountDownLatch(1);
        try (ProcessUnderTest late = new ProcessUnderTest(firstTimeInVain(connections, waits, givesUp)).start()) {
            CompletableFuture<CommandResultMessage<?>> waited = late.send(new PostEntry(ledger, 1));
            waits.await();
            CompletableFuture<CommandResultMessage<?>> came = late.send(new PostEntry(ledger, 1));

            givesUp.countDown();

            assertThat(ProcessUnderTest.failureOf(waited)).isInstanceOf(StoreUnavailable.class);
            assertThat(ProcessUnderTest.resultOf(came)).isEqualTo(1L);
        }
    }

    /** Connections of a database that is away when a worker first asks, and back afterwards. */
    private static DataSource firstTimeInVain(DataSource connections, CountDownLatch waits, CountDownLatch givesUp) {
        AtomicBoolean away = new AtomicBoolean(true);
        return new DelegatingDataSource(connections) {
            @Override
            public Connection getConnection() throws SQLException {
                if (Thread.currentThread().getName().startsWith("command-lane") && away.getAndSet(false)) {
                    waits.countDown();
                    awaitUninterruptibly(givesUp);
                    throw new SQLTransientConnectionException("not available, timed out");
                }
                return super.getConnection();
            }
        };
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aSessionThatTheDatabaseEndsLosesNothingAndDoublesNothing() {
        process.commands.send(new PostEntry(ledger, 1));
        DATABASE.fromOutside().queryForList(
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = ? and pid <> pg_backend_pid()",
                DATABASE.name());

        await().ignoreExceptionsInstanceOf(RetryLater.class)
                .untilAsserted(() -> process.commands.send(new PostEntry(ledger, 1)));
        // The connections that this test reads with were ended as well.
        await().ignoreExceptionsInstanceOf(DataAccessException.class)
                .untilAsserted(() -> assertThat(eventsOf(ledger)).isEqualTo(2));
    }

    @Test
    void aCommitWhoseAnswerIsLostIsInDoubtAndTheRepeatFindsItsOwnEvent() {
        process.commands.send(new PostEntry(ledger, 1));
        UUID eventId = UUID.randomUUID();
        line.loseTheAnswerOfTheNextCommit();

        assertThatThrownBy(() -> process.commands.send(new PostOnce(ledger, 9, eventId)))
                .isInstanceOf(StoreUnavailable.class);

        await().until(() -> eventsOf(ledger) == 2);
        assertThatThrownBy(() -> process.commands.send(new PostOnce(ledger, 9, eventId)))
                .isInstanceOfSatisfying(DuplicateEvents.class, e -> assertThat(e.eventIds()).containsExactly(eventId));
        Outcome<Long> next = process.commands.send(new PostEntry(ledger, 1));
        assertThat(next.result()).isEqualTo(11);
        assertThat(eventsOf(ledger)).isEqualTo(3);
    }
}
