package dev.openpartner.command.eventstore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * What one unit of work did with the event store: the streams it read, the events it staged, and the positions they got. Not
 * safe for use by several threads, as a unit of work is not.
 */
public final class StoreUnit {

    private static final String RESOURCE = StoreUnit.class.getName();
    private static final long UNGUARDED = -1;

    private long knownPosition;
    private final Set<String> streamsRead = new HashSet<>();
    private final Map<String, List<DomainEventMessage<?>>> staged = new HashMap<>();
    private final Map<String, List<DomainEventMessage<?>>> prefetched = new HashMap<>();
    private final List<Runnable> beforeAppend = new ArrayList<>();
    private final IdentityHashMap<Object, Runnable> whenDecided = new IdentityHashMap<>();
    private final Set<String> foreignStreams = new HashSet<>();
    private final List<EventMessage<?>> stagedInOrder = new ArrayList<>();
    private long headBefore = UNGUARDED;
    private long lastPosition = UNGUARDED;
    private RecentAppends.@Nullable Append predecessor;

    private StoreUnit(long knownPosition) {
        this.knownPosition = knownPosition;
    }

    /**
     * Makes a unit of work serializable against other processes: its append fails with {@link StaleStreams} if a stream that it
     * read or changed got events after {@code knownPosition}.
     *
     * @param knownPosition everything up to this position was seen before any stream of this unit was read
     */
    public static StoreUnit guard(UnitOfWork<?> unit, long knownPosition) {
        StoreUnit guarded = new StoreUnit(knownPosition);
        unit.root().resources().put(RESOURCE, guarded);
        return guarded;
    }

    /** That of the current unit of work; null outside of one. */
    public static @Nullable StoreUnit current() {
        return CurrentUnitOfWork.isStarted()
                ? CurrentUnitOfWork.get().root().getOrComputeResource(RESOURCE, key -> unguarded())
                : null;
    }

    /** One that nothing is known of; its append looks at nobody else's. */
    static StoreUnit unguarded() {
        return new StoreUnit(UNGUARDED);
    }

    /** Notes that a decision of this unit depends on a stream. */
    public void read(String aggregateId) {
        streamsRead.add(aggregateId);
    }

    /** Runs something when all commands of this unit are decided and nothing is stored yet; once for each key. */
    public void whenDecided(Object key, Runnable work) {
        whenDecided.putIfAbsent(key, work);
    }

    /** Runs what was registered to run when all is decided. */
    public void runWhenDecided() {
        whenDecided.values().forEach(Runnable::run);
        whenDecided.clear();
    }

    /** Runs work in this unit's transaction, once, before its events are appended and the append lock is taken. */
    public void beforeAppend(Runnable work) {
        beforeAppend.add(work);
    }

    /** Runs what was registered to run before the append and has not yet. */
    public void runBeforeAppend() {
        while (!beforeAppend.isEmpty()) {
            beforeAppend.removeFirst().run();
        }
    }

    /** Gives streams that were loaded ahead, so that the first read of each needs no query. */
    public void prefetched(Map<String, List<DomainEventMessage<?>>> streams) {
        prefetched.putAll(streams);
    }

    /** How many events were staged so far. */
    public int stagedCount() {
        return stagedInOrder.size();
    }

    /** How many events were staged so far for a stream. */
    public int stagedCount(String aggregateId) {
        return stagedOf(aggregateId).size();
    }

    /** The ordinal, from 1, of the first staged event that has one of these identifiers; 0 for none. */
    public int ordinalOf(Set<UUID> eventIds) {
        return ordinalOfFirst(event -> eventIds.contains(EventIdentifiers.identifierOf(event)));
    }

    /** The ordinal, from 1, of the first event staged for a stream; 0 for none. */
    public int ordinalOf(String aggregateId) {
        return ordinalOfFirst(event -> event instanceof DomainEventMessage<?> domainEvent
                && aggregateId.equals(domainEvent.getAggregateIdentifier()));
    }

    private int ordinalOfFirst(Predicate<EventMessage<?>> wanted) {
        for (int i = 0; i < stagedInOrder.size(); i++) {
            if (wanted.test(stagedInOrder.get(i))) {
                return i + 1;
            }
        }
        return 0;
    }

    /** The position of the n-th event staged, from 1; only after the append. */
    public long positionOfStaged(int ordinal) {
        return headBefore + ordinal;
    }

    /** The head that the append found, before its own events; negative if there was no append. */
    public long headBefore() {
        return headBefore;
    }

    /** What the append is sure to have found in the log, even if it failed itself; negative for nothing. */
    public long seenPosition() {
        return predecessor == null ? headBefore : UNGUARDED;
    }

    /** The position of the last event appended; negative if none was. */
    public long lastPosition() {
        return lastPosition;
    }

    /** Streams that others changed between the known position and this unit's append. */
    public Set<String> foreignStreams() {
        return foreignStreams;
    }

    /** Whether this unit's transaction holds the append lock already. */
    boolean isLocked() {
        return headBefore != UNGUARDED;
    }

    /** The append that this unit's own goes on from, if it was still being committed then. */
    RecentAppends.@Nullable Append predecessor() {
        return predecessor;
    }

    /** Everything up to here was seen before any stream of this unit was read; negative if nothing is known of that. */
    public long knownPosition() {
        return knownPosition;
    }

    /** Whether this unit of work is serializable against other processes, as those of the lane are. */
    public boolean isGuarded() {
        return knownPosition != UNGUARDED;
    }

    void stage(List<? extends EventMessage<?>> events) {
        for (EventMessage<?> event : events) {
            if (event instanceof DomainEventMessage<?> domainEvent) {
                staged.computeIfAbsent(domainEvent.getAggregateIdentifier(), id -> new ArrayList<>(2)).add(domainEvent);
            }
        }
        stagedInOrder.addAll(events);
    }

    /** The events that an append of this unit stores, in order; empty if it staged anything else. */
    List<DomainEventMessage<?>> stagedInOrder() {
        List<DomainEventMessage<?>> events = new ArrayList<>(stagedInOrder.size());
        for (EventMessage<?> event : stagedInOrder) {
            if (event instanceof DomainEventMessage<?> domainEvent) {
                events.add(domainEvent);
            }
        }
        return events.size() == lastPosition - headBefore ? events : List.of();
    }

    List<DomainEventMessage<?>> stagedOf(String aggregateId) {
        return staged.getOrDefault(aggregateId, List.of());
    }

    @Nullable List<DomainEventMessage<?>> takePrefetched(String aggregateId) {
        return prefetched.remove(aggregateId);
    }

    /** The streams that this unit stages events for. */
    public Set<String> stagedStreams() {
        return Set.copyOf(staged.keySet());
    }

    /** Called with the append lock held: what others stored since the known position, and the head. */
    void lockedAt(long head, Set<String> changedByOthers) {
        headBefore = head;
        lastPosition = head;
        refuseStale(changedByOthers);
    }

    /** Called with the turn of this process: what its other lanes stored right after the known position. */
    void overtakenBy(OwnAppends appends) {
        knownPosition = appends.upTo();
        predecessor = appends.open();
        refuseStale(appends.streams());
    }

    private void refuseStale(Set<String> changedByOthers) {
        foreignStreams.addAll(changedByOthers);
        Set<String> stale = new HashSet<>(changedByOthers);
        stale.removeIf(id -> !streamsRead.contains(id) && !staged.containsKey(id));
        if (!stale.isEmpty()) {
            throw new StaleStreams(stale);
        }
    }

    void appendedUpTo(long position) {
        lastPosition = position;
    }
}
