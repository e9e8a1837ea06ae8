package dev.openpartner.command.eventstore;

import static dev.openpartner.command.eventstore.StoreUnderTest.posted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.openpartner.command.testing.Outages;
import dev.openpartner.command.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.groups.Tuple;
import org.axonframework.common.Registration;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Streams that wait are woken: by this process's commits, by those of others, and after the line was cut. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class EventStreamTest {

    private static final TestDatabase DATABASE = new TestDatabase();

    private final StoreUnderTest here = new StoreUnderTest(DATABASE.dataSource());
    private final String ledger = "ledger:" + UUID.randomUUID();

    @AfterAll
    static void closeDatabase() {
        DATABASE.close();
    }

    private static CompletableFuture<Long> next(BlockingStream<TrackedEventMessage<?>> stream) {
        CompletableFuture<Long> position = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                position.complete(stream.nextAvailable().trackingToken().position().orElseThrow());
            } catch (InterruptedException e) {
                position.completeExceptionally(e);
            }
        });
        return position;
    }

    private BlockingStream<TrackedEventMessage<?>> openAtHead(StoreUnderTest process) {
        return process.store.openStream(process.store.createHeadToken());
    }

    @Test
    void aStreamReadsPagesFromItsTokenOnAndThenSaysThatThereIsNoMore() throws InterruptedException {
        long before = here.engine.head();
        here.engine.appendEvents(posted(ledger, 0, 2_500));
        List<Long> positions = new ArrayList<>();
        try (var stream = here.store.openStream(new GlobalSequenceTrackingToken(before))) {
            assertThat(stream.peek()).isPresent();
            while (stream.hasNextAvailable(0, TimeUnit.MILLISECONDS)) {
                positions.add(stream.nextAvailable().trackingToken().position().orElseThrow());
            }
            assertThat(stream.peek()).isEmpty();
        }
        assertThat(positions).hasSize(2_500).startsWith(before + 1).endsWith(before + 2_500).isSorted();
    }

    @Test
    void aReplayBeginsWhereItsTokenHasArrived() {
        here.engine.appendEvents(posted(ledger, 0, 3));
        long head = here.engine.head();
        var replay = ReplayToken.createReplayToken(
                new GlobalSequenceTrackingToken(head), new GlobalSequenceTrackingToken(head - 2));

        try (var stream = here.store.openStream(replay)) {
            assertThat(stream.peek().orElseThrow().trackingToken()).isEqualTo(new GlobalSequenceTrackingToken(head - 1));
        }
    }

    @Test
    void aWaitingStreamIsWokenByACommitOfItsOwnProcess() {
        long head = here.engine.head();
        try (var stream = openAtHead(here)) {
            CompletableFuture<Long> position = next(stream);
            here.engine.appendEvents(posted(ledger, 0, 1));

            assertThat(position.join()).isEqualTo(head + 1);
        }
    }

    @Test
    void aWaitingStreamIsWokenByACommitOfAnotherProcess() {
        try (HikariDataSource connections = DATABASE.otherProcess();
                TailWatch watch = new TailWatch(DATABASE.dataSource(), here.tail);
                var stream = openAtHead(here)) {
            StoreUnderTest there = new StoreUnderTest(connections);
            watch.start();
            CompletableFuture<Long> position = next(stream);
            there.engine.appendEvents(posted(ledger, 0, 1));

            assertThat(position.join()).isEqualTo(there.engine.head());
        }
    }

    /** As a lane does. */
    private void commit(List<DomainEventMessage<?>> events) {
        here.transaction.executeWithoutResult(status -> {
            var unit = DefaultUnitOfWork.startAndGet(null);
            StoreUnit.guard(unit, here.engine.head());
            here.store.publish(events);
            unit.commit();
        });
    }

    private List<Tuple> allOf(List<TrackedEventMessage<?>> events) {
        return events.stream()
                .map(event -> (GenericTrackedDomainEventMessage<?>) event)
                .map(event -> tuple(event.trackingToken(), event.getIdentifier(), event.getType(), event.getAggregateIdentifier(),
                        event.getSequenceNumber(), event.getPayload(), event.getMetaData(), event.getTimestamp()))
                .toList();
    }

    @Test
    void whatALaneHasJustCommittedComesFromMemoryAndIsTheSame() throws InterruptedException {
        long head = here.engine.head();
        RecentAppends recent = here.engine.recentAppends();
        List<Long> positions = new ArrayList<>();
        try (var stream = openAtHead(here)) {
            commit(posted(ledger, 0, 3));
            commit(posted(ledger, 3, 2));
            while (positions.size() < 5) {
                positions.add(stream.nextAvailable().trackingToken().position().orElseThrow());
            }

            assertThat(positions).isSorted().startsWith(head + 1).endsWith(head + 5);
            assertThat(allOf(recent.eventsAfter(head, 9))).hasSize(5).isEqualTo(allOf(here.engine.readAfter(head, 9)));
            assertThat(allOf(recent.eventsAfter(head + 1, 3))).hasSize(3).isEqualTo(allOf(here.engine.readAfter(head + 1, 3)));
            assertThat(recent.eventsAfter(head + 5, 9)).isEmpty();
        }
        commit(posted(ledger, 5, 1));
        assertThat(recent.eventsAfter(head + 5, 9)).as("nobody reads").isEmpty();
    }

    @Test
    void whatIsTooMuchToKeepComesFromTheTable() throws InterruptedException {
        long head = here.engine.head();
        RecentAppends recent = here.engine.recentAppends();
        long last = 0;
        try (var stream = openAtHead(here)) {
            for (int i = 0; i < 3; i++) {
                commit(posted(ledger, i * 2_000L, 2_000));
            }
            assertThat(recent.eventsAfter(head, 9_000)).isEmpty();
            assertThat(recent.eventsAfter(head + 2_000, 9_000)).hasSize(4_000);
            while (last < head + 6_000) {
                assertThat(stream.nextAvailable().trackingToken().position()).hasValue(Math.max(last, head) + 1);
                last = Math.max(last, head) + 1;
            }
        }
    }

    @Test
    void streamsOfLargeGroupsAreKnownForEightOfThemAndOfSmallOnesForMore() {
        long head = here.engine.head();
        for (int group = 0; group < 9; group++) {
            commit(postedToEachOf(200));
        }
        assertThat(here.engine.appendedHereAfter(head)).isEqualTo(new OwnAppends(head, Set.of(), null));
        OwnAppends ofEight = here.engine.appendedHereAfter(head + 200);
        assertThat(ofEight.upTo()).isEqualTo(head + 1_800);
        assertThat(ofEight.streams()).hasSize(1_600);

        for (int group = 0; group < 20; group++) {
            commit(postedToEachOf(1));
        }
        assertThat(here.engine.appendedHereAfter(head + 1_800).streams()).hasSize(20);
    }

    private static List<DomainEventMessage<?>> postedToEachOf(int ledgers) {
        List<DomainEventMessage<?>> events = new ArrayList<>();
        for (int i = 0; i < ledgers; i++) {
            events.addAll(posted("ledger:" + UUID.randomUUID(), 0, 1));
        }
        return events;
    }

    @Test
    void aCallbackHearsOfCommitsAndOfWhatCameBeforeIt() {
        AtomicInteger calls = new AtomicInteger();
        try (var stream = openAtHead(here)) {
            here.engine.appendEvents(posted(ledger, 0, 1));
            assertThat(stream.setOnAvailableCallback(calls::incrementAndGet)).isTrue();
            assertThat(calls).hasValue(1);

            here.engine.appendEvents(posted(ledger, 1, 1));
            assertThat(calls).hasValue(2);
        }
        here.engine.appendEvents(posted(ledger, 2, 1));
        assertThat(calls).hasValue(2);
    }

    @Test
    void nobodyHearsOfARolledBackAppend() {
        AtomicInteger calls = new AtomicInteger();
        Registration registration = here.store.addTailListener(position -> calls.incrementAndGet());
        here.transaction.executeWithoutResult(status -> {
            here.engine.appendEvents(posted(ledger, 0, 1));
            status.setRollbackOnly();
        });
        assertThat(calls).hasValue(0);

        here.engine.appendEvents(posted(ledger, 0, 1));
        assertThat(calls).hasValue(1);
        assertThat(registration.cancel()).isTrue();
    }

    @Test
    void theWatchFindsItsWayBackAfterTheLineWasCut() {
        try (Outages line = new Outages(DATABASE.port());
                HikariDataSource connections = DATABASE.through(line.port());
                TailWatch watch = new TailWatch(connections, here.tail)) {
            watch.start();
            await().until(() -> here.tail.position() == here.engine.head());
            line.cut();
            StoreUnderTest there = new StoreUnderTest(DATABASE.dataSource());
            there.engine.appendEvents(posted(ledger, 0, 1));
            line.restore();

            await().atMost(Duration.ofSeconds(20)).until(() -> here.tail.position() == there.engine.head());
            there.engine.appendEvents(posted(ledger, 1, 1));
            await().until(() -> here.tail.position() == there.engine.head());
        }
    }
}
