package dev.openpartner.command.eventstore;

import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.axonframework.common.Registration;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;

/**
 * The event store that aggregates and processors use. Its streams are woken by commits instead of polling, and what a unit of
 * work reads and stages is noted in its {@link StoreUnit}.
 */
public final class NotifyingEventStore extends AbstractEventStore {

    private final PostgresEventStorageEngine engine;
    private final EventTail tail;

    private NotifyingEventStore(Builder builder, PostgresEventStorageEngine engine, EventTail tail) {
        super(builder.storageEngine(engine));
        this.engine = engine;
        this.tail = tail;
    }

    /** A store over an engine; the builder brings monitors and spans. */
    public static NotifyingEventStore of(Builder builder, PostgresEventStorageEngine engine, EventTail tail) {
        return new NotifyingEventStore(builder, engine, tail);
    }

    /** Settings that Axon's configuration supplies: message monitor and spans. */
    public static final class Builder extends AbstractEventStore.Builder {

        @Override
        public Builder storageEngine(EventStorageEngine engine) {
            super.storageEngine(engine);
            return this;
        }
    }

    @Override
    public void publish(List<? extends EventMessage<?>> events) {
        super.publish(events);
        StoreUnit unit = StoreUnit.current();
        if (unit != null) {
            unit.stage(events);
        }
    }

    @Override
    protected void prepareCommit(List<? extends EventMessage<?>> events) {
        StoreUnit unit = StoreUnit.current();
        if (unit != null) {
            unit.runBeforeAppend();
        }
        super.prepareCommit(events);
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier) {
        StoreUnit unit = StoreUnit.current();
        List<DomainEventMessage<?>> stream = null;
        if (unit != null) {
            unit.read(aggregateIdentifier);
            stream = unit.takePrefetched(aggregateIdentifier);
        }
        if (stream == null) {
            stream = engine.readStreams(List.of(aggregateIdentifier)).getOrDefault(aggregateIdentifier, List.of());
        }
        List<DomainEventMessage<?>> staged = unit == null ? List.of() : unit.stagedOf(aggregateIdentifier);
        return staged.isEmpty()
                ? DomainEventStream.of(stream)
                : DomainEventStream.concat(DomainEventStream.of(stream), DomainEventStream.of(staged));
    }

    @Override
    protected Stream<? extends DomainEventMessage<?>> stagedDomainEventMessages(String aggregateIdentifier) {
        StoreUnit unit = StoreUnit.current();
        return unit == null ? Stream.empty() : unit.stagedOf(aggregateIdentifier).stream();
    }

    /** A stream of everything after a token; null begins at the first event. */
    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken trackingToken) {
        return new EventStream(engine, tail, PostgresEventStorageEngine.positionOf(trackingToken));
    }

    /** Calls back with the newest committed position, see {@link EventTail#addTailListener}. */
    public Registration addTailListener(LongConsumer listener) {
        return tail.addTailListener(listener);
    }
}
