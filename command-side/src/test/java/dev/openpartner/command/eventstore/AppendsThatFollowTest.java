package dev.openpartner.command.eventstore;

import static dev.openpartner.command.eventstore.StoreUnderTest.posted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openpartner.command.testing.TestDatabase;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A group is inserted while the one before it is being committed. It must come after that one, or not at all. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class AppendsThatFollowTest {

    private final TestDatabase database = new TestDatabase();
    private final StoreUnderTest process = new StoreUnderTest(database.dataSource());
    private final CountDownLatch firstInserted = new CountDownLatch(1);
    private final CountDownLatch firstMayEnd = new CountDownLatch(1);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theSecondIsInsertedBeforeTheFirstIsCommittedAndCommittedAfterIt() throws InterruptedException {
        CompletableFuture<Void> first = append(process, 2, () -> awaitRelease(false));
        firstInserted.await();
        CountDownLatch secondInserted = new CountDownLatch(1);
        CompletableFuture<Void> second = append(process, 3, () -> assertThat(count()).isEqualTo(5), secondInserted);

        secondInserted.await();
        assertThat(first).isNotDone();
        assertThat(process.engine.head()).isZero();
        firstMayEnd.countDown();
        second.join();

        assertThat(process.engine.head()).isEqualTo(5);
        assertThat(count()).isEqualTo(5);
    }

    @Test
    void theSecondIsNotCommittedIfTheFirstFails() throws InterruptedException {
        CompletableFuture<Void> first = append(process, 2, () -> awaitRelease(true));
        firstInserted.await();
        CountDownLatch secondInserted = new CountDownLatch(1);
        CompletableFuture<Void> second = append(process, 3, () -> {}, secondInserted);
        secondInserted.await();
        firstMayEnd.countDown();

        assertThatThrownBy(first::join).isInstanceOf(CompletionException.class).hasMessageContaining("the disk is full");
        assertThatThrownBy(second::join).isInstanceOf(CompletionException.class).hasCauseInstanceOf(Overtaken.class);
        assertThat(count()).isZero();
        append(process, 1, () -> {}).join();
        assertThat(process.engine.head()).isEqualTo(1);
    }

    @Test
    void whatAnotherProcessTakesMeanwhileIsNoticedAndComesBetween() throws InterruptedException {
        StoreUnderTest other = new StoreUnderTest(database.dataSource());
        CompletableFuture<Void> first = append(process, 2, () -> awaitRelease(false));
        firstInserted.await();
        CompletableFuture<Void> elsewhere = append(other, 1, () -> {});
        awaitBlockedSession();
        firstMayEnd.countDown();
        first.join();

        assertThatThrownBy(elsewhere::join).isInstanceOf(CompletionException.class).hasCauseInstanceOf(Overtaken.class);
        append(other, 1, () -> {}).join();
        append(process, 1, () -> {}).join();
        assertThat(process.engine.head()).isEqualTo(4);
        assertThat(count()).isEqualTo(4);
    }

    @Test
    void aUnitOfWorkAppendsOnce() {
        assertThatThrownBy(() -> process.transaction.executeWithoutResult(status -> {
                    var unit = DefaultUnitOfWork.startAndGet(null);
                    StoreUnit.guard(unit, 0);
                    try {
                        process.engine.appendEvents(posted("ledger:" + UUID.randomUUID(), 0, 1));
                        process.engine.appendEvents(posted("ledger:" + UUID.randomUUID(), 0, 1));
                    } finally {
                        unit.rollback();
                    }
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a second time");
        assertThat(count()).isZero();
    }

    private void awaitBlockedSession() throws InterruptedException {
        String blocked = "select exists (select from pg_locks where not granted and locktype = 'transactionid')";
        while (!Boolean.TRUE.equals(database.fromOutside().queryForObject(blocked, Boolean.class))) {
            if (Thread.interrupted()) {
                throw new InterruptedException("nobody waited");
            }
        }
    }

    private void awaitRelease(boolean failing) {
        firstInserted.countDown();
        try {
            firstMayEnd.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (failing) {
            throw new IllegalStateException("the disk is full");
        }
    }

    private long count() {
        Long events = database.jdbc().queryForObject("select count(*) from event_store.event", Long.class);
        return events == null ? -1 : events;
    }

    private static CompletableFuture<Void> append(StoreUnderTest process, int events, Runnable whenCommitting) {
        return append(process, events, whenCommitting, new CountDownLatch(1));
    }

    /**
     * Appends in a thread of its own, as a lane does.
     *
     * @param whenCommitting runs when nothing but the commit itself is left to do
     */
    private static CompletableFuture<Void> append(
            StoreUnderTest process, int events, Runnable whenCommitting, CountDownLatch inserted) {
        return CompletableFuture.runAsync(
                () -> process.transaction.executeWithoutResult(status -> {
                    var unit = DefaultUnitOfWork.startAndGet(null);
                    StoreUnit.guard(unit, process.engine.head());
                    try {
                        process.engine.appendEvents(posted("ledger:" + UUID.randomUUID(), 0, events));
                    } finally {
                        unit.rollback();
                    }
                    inserted.countDown();
                    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                        @Override
                        public void beforeCommit(boolean readOnly) {
                            whenCommitting.run();
                        }
                    });
                }),
                task -> Thread.ofPlatform().start(task));
    }
}
