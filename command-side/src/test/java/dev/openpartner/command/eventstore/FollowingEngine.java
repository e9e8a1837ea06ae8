package dev.openpartner.command.eventstore;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The engine as a lane uses it, with commits that take their time and sometimes fail when the next group counts on them already. */
final class FollowingEngine implements EventStorageEngine {

    private static final int MAX_COMMIT_MS = 6;

    private final PostgresEventStorageEngine engine;
    private final Random random;

    FollowingEngine(PostgresEventStorageEngine engine, long seed) {
        this.engine = engine;
        this.random = new Random(seed);
    }

    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        var unit = DefaultUnitOfWork.startAndGet(null);
        try {
            StoreUnit guarded = StoreUnit.guard(unit, engine.head());
            guarded.stage(events);
            engine.appendEvents(events);
            TransactionSynchronizationManager.registerSynchronization(slowly());
        } finally {
            unit.rollback();
        }
    }

    private synchronized TransactionSynchronization slowly() {
        boolean failing = random.nextInt(10) == 0;
        long delayNs = TimeUnit.MILLISECONDS.toNanos(random.nextInt(MAX_COMMIT_MS));
        return new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                LockSupport.parkNanos(delayNs);
                if (failing) {
                    throw new IllegalStateException("The commit fails");
                }
            }
        };
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        engine.storeSnapshot(snapshot);
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken trackingToken, boolean mayBlock) {
        return engine.readEvents(trackingToken, mayBlock);
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        return engine.readEvents(aggregateIdentifier, firstSequenceNumber);
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        return engine.readSnapshot(aggregateIdentifier);
    }

    @Override
    public TrackingToken createTailToken() {
        return engine.createTailToken();
    }

    @Override
    public TrackingToken createHeadToken() {
        return engine.createHeadToken();
    }

    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        return engine.createTokenAt(dateTime);
    }
}
