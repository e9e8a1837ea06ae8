package dev.openpartner.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UnseenEventsTest {

    private static final int EVENTS = 200;
    private static final int LOOKED_AT_EVERY = 10;

    // It counts from its first position; the log begins with 1.
    private final InMemoryEventStorageEngine engine = new InMemoryEventStorageEngine(1);
    private final EmbeddedEventStore log = EmbeddedEventStore.builder().storageEngine(engine).build();
    private final AtomicLong seen = new AtomicLong();
    private final UnseenEvents unseen = new UnseenEvents(log, seen::get, LOOKED_AT_EVERY);

    @BeforeEach
    void events() {
        for (int i = 0; i < EVENTS; i++) {
            engine.appendEvents(new GenericDomainEventMessage<>("any", "stream", i, "event"));
        }
    }

    @AfterEach
    void close() {
        log.shutDown();
    }

    @Test
    void whatAllHaveSeenIsNotReadAtTheStart() throws InterruptedException {
        seen.set(150);

        try (BlockingStream<TrackedEventMessage<?>> stream = unseen.openStream(null)) {
            assertThat(position(stream.nextAvailable())).isEqualTo(151);
        }
        try (BlockingStream<TrackedEventMessage<?>> stream = unseen.openStream(new GlobalSequenceTrackingToken(170))) {
            assertThat(position(stream.nextAvailable())).isEqualTo(171);
        }
    }

    @Test
    void whatARebuildHasSeenMeanwhileIsLeftOutBetweenTwoBatches() throws InterruptedException {
        try (BlockingStream<TrackedEventMessage<?>> stream = unseen.openStream(null)) {
            assertThat(batch(stream, 15)).isEqualTo(15);
            seen.set(180);
            assertThat(batch(stream, 1)).isEqualTo(181);
        }
    }

    @Test
    void withinABatchNothingIsLeftOut() throws InterruptedException {
        try (BlockingStream<TrackedEventMessage<?>> stream = unseen.openStream(null)) {
            seen.set(180);
            assertThat(batch(stream, 40)).isEqualTo(40);
        }
    }

    @Test
    void whoIsAboutAsFarReadsOn() throws InterruptedException {
        try (BlockingStream<TrackedEventMessage<?>> stream = unseen.openStream(null)) {
            batch(stream, 20);
            seen.set(25);
            assertThat(batch(stream, 1)).isEqualTo(21);
        }
    }

    /** As the processor reads one, one after the other; answers the last position. */
    private static long batch(BlockingStream<TrackedEventMessage<?>> stream, int size) throws InterruptedException {
        assertThat(stream.hasNextAvailable(1, TimeUnit.SECONDS)).isTrue();
        long last = position(stream.nextAvailable());
        for (int i = 1; i < size; i++) {
            assertThat(stream.peek()).isPresent();
            long next = position(stream.nextAvailable());
            assertThat(next).isEqualTo(last + 1);
            last = next;
        }
        return last;
    }

    private static long position(TrackedEventMessage<?> message) {
        return message.trackingToken().position().orElseThrow();
    }
}
