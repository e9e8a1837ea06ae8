package dev.openpartner.command.lane;

import dev.openpartner.command.eventstore.StoreUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.AggregateDeletedException;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.LockAwareAggregate;
import org.jspecify.annotations.Nullable;

/**
 * Event-sourced aggregates behind the cache of their lane. It differs from Axon's caching repository where a group of commands shares a
 * unit of work: what a refused command created and never recorded is invisible to the commands after it.
 */
public final class CachedRepository<T> extends EventSourcingRepository<T> {

    private static final int INTERVALS_PER_DOUBLING = 4;

    /** Events that a load reads at most, besides the snapshot: a state is bounded, so that it need not grow for ever. */
    private static final long LONGEST_INTERVAL = 512;

    private static final long SHARE_REPLAYED_AT_MOST = 32;

    private final String unrecordedResource;
    private final Snapshots snapshots;
    private final int eventsPerSnapshot;

    private CachedRepository(Builder<T> builder, Snapshots snapshots, int eventsPerSnapshot) {
        super(builder);
        this.unrecordedResource = "unrecorded:" + aggregateModel().type();
        this.snapshots = snapshots;
        this.eventsPerSnapshot = eventsPerSnapshot;
    }

    /**
     * A repository over the event store that the builder names.
     *
     * @param eventsPerSnapshot after how many events of a stream its state is stored, at the earliest; it is then {@link Snapshotted}. 0:
     *     never
     */
    public static <T> CachedRepository<T> of(Builder<T> builder, Snapshots snapshots, int eventsPerSnapshot) {
        return new CachedRepository<>(
                builder.snapshotTriggerDefinition(type -> new ReplayedEvents()), snapshots, eventsPerSnapshot);
    }

    @Override
    public LockAwareAggregate<T, EventSourcedAggregate<T>> load(String aggregateIdentifier, @Nullable Long expectedVersion) {
        forgetUnrecorded();
        return super.load(aggregateIdentifier, expectedVersion);
    }

    @Override
    public Aggregate<T> loadOrCreate(String aggregateIdentifier, Callable<T> factoryMethod) {
        forgetUnrecorded();
        Aggregate<T> aggregate = super.loadOrCreate(aggregateIdentifier, factoryMethod);
        noteIfUnrecorded(aggregateIdentifier, aggregate);
        return aggregate;
    }

    @Override
    public LockAwareAggregate<T, EventSourcedAggregate<T>> newInstance(
            Callable<T> factoryMethod, Consumer<Aggregate<T>> initMethod) throws Exception {
        forgetUnrecorded();
        LockAwareAggregate<T, EventSourcedAggregate<T>> aggregate = super.newInstance(factoryMethod, initMethod);
        noteIfUnrecorded(aggregate.identifierAsString(), aggregate);
        return aggregate;
    }

    private void noteIfUnrecorded(String id, Aggregate<T> created) {
        if (created.version() == null) {
            unrecorded().add(id);
        }
    }

    private void forgetUnrecorded() {
        List<String> created = unrecorded();
        if (created.isEmpty()) {
            return;
        }
        Map<String, LockAwareAggregate<T, EventSourcedAggregate<T>>> managed = managedAggregates(CurrentUnitOfWork.get());
        for (String id : created) {
            LockAwareAggregate<T, EventSourcedAggregate<T>> aggregate = managed.get(id);
            if (aggregate != null && aggregate.version() == null) {
                managed.remove(id);
            }
        }
        created.clear();
    }

    /** What the current unit of work created and had recorded nothing when last seen. */
    private List<String> unrecorded() {
        return CurrentUnitOfWork.get().root().getOrComputeResource(unrecordedResource, key -> new ArrayList<>());
    }

    @Override
    protected EventSourcedAggregate<T> doLoadWithLock(String aggregateIdentifier, @Nullable Long expectedVersion) {
        // Only a lane shares aggregates between units of work: it is one thread, and knows what others changed.
        StoreUnit unit = StoreUnit.current();
        if (unit == null || !unit.isGuarded()) {
            return super.doLoadWithLock(aggregateIdentifier, expectedVersion);
        }
        LaneMemory memory = LaneMemory.lentTo(CurrentUnitOfWork.get());
        CurrentUnitOfWork.get().onRollback(rolledBack -> memory.evict(aggregateIdentifier));
        EventSourcedAggregate<T> cached = cached(memory, aggregateIdentifier);
        if (cached == null) {
            return super.doLoadWithLock(aggregateIdentifier, expectedVersion);
        }
        unit.read(aggregateIdentifier);
        if (cached.isDeleted()) {
            throw new AggregateDeletedException(aggregateIdentifier);
        }
        return cached;
    }

    @SuppressWarnings("unchecked") // An id names its type, so the entry is of this repository's type.
    private @Nullable EventSourcedAggregate<T> cached(LaneMemory memory, String aggregateIdentifier) {
        return (EventSourcedAggregate<T>) memory.find(aggregateIdentifier);
    }

    /** Aggregates of the lane are kept when their group is decided; there is nothing to do for them at the commit. */
    @Override
    protected void prepareForCommit(LockAwareAggregate<T, EventSourcedAggregate<T>> aggregate) {
        StoreUnit unit = StoreUnit.current();
        if (unit == null || !unit.isGuarded()) {
            super.prepareForCommit(aggregate);
            return;
        }
        unit.whenDecided(aggregate, () -> keep(aggregate.getWrappedAggregate(), unit));
    }

    private void keep(EventSourcedAggregate<T> aggregate, StoreUnit unit) {
        String id = aggregate.identifierAsString();
        if (id == null || aggregate.version() == null) {
            return;
        }
        LaneMemory memory = LaneMemory.lentTo(CurrentUnitOfWork.get());
        int recorded = unit.stagedCount(id);
        long length = aggregate.version() + 1;
        if (isWorthKeeping(length, recorded) && (recorded > 0 || !memory.contains(id))) {
            CurrentUnitOfWork.get().onRollback(rolledBack -> memory.evict(id));
            memory.put(id, aggregate);
        }
        int replayed = ReplayedEvents.takenFrom(aggregate);
        if (isSnapshotDue(length, recorded, eventsPerSnapshot) || isLoadTooLong(length, replayed, eventsPerSnapshot)) {
            Object state = aggregate.invoke(loaded -> ((Snapshotted) loaded).toSnapshot());
            var snapshot = new GenericDomainEventMessage<>(aggregate.type(), id, aggregate.version(), state);
            CurrentUnitOfWork.get().afterCommit(committed -> snapshots.offer(snapshot));
        }
    }

    /** Of small things that were just made, such as clicks and commissions, most are not asked for soon; there are very many. */
    private boolean isWorthKeeping(long length, int recorded) {
        return recorded < length || eventsPerSnapshot > 0;
    }

    /** A state grows with its stream, so it is stored at growing intervals: what storing it costs for each event stays the same. */
    static boolean isSnapshotDue(long length, int recorded, int eventsPerSnapshot) {
        if (eventsPerSnapshot == 0) {
            return false;
        }
        long growing = Math.min(Long.highestOneBit(length) / INTERVALS_PER_DOUBLING, LONGEST_INTERVAL);
        long interval = Math.max(eventsPerSnapshot, growing);
        return length / interval > (length - recorded) / interval;
    }

    /**
     * Whoever did not fit the cache is likely to be loaded again: then the state is stored sooner than its length asks for, so that the
     * next load reads less.
     *
     * @param replayed events that were read to have the state
     */
    static boolean isLoadTooLong(long length, int replayed, int eventsPerSnapshot) {
        return eventsPerSnapshot > 0 && replayed >= Math.max(eventsPerSnapshot, length / SHARE_REPLAYED_AT_MOST);
    }
}
