package dev.openpartner.command.lane;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates by id, kept in memory between groups and bounded by the length of their streams, which stands for their size. An
 * entry is current up to the position of {@link NodeView}; one that a rolled-back unit of work touched must be evicted.
 */
public final class AggregateCache {

    /** What an aggregate takes besides its history, in events: measured, an event takes some 220 bytes and an aggregate 900. */
    private static final int EVENTS_PER_AGGREGATE = 4;

    private final Cache<String, EventSourcedAggregate<?>> aggregates;

    /**
     * @param maxEvents how many events the streams of all cached aggregates may have together, each counted four longer than it is
     */
    public AggregateCache(long maxEvents) {
        this.aggregates = Caffeine.newBuilder()
                .maximumWeight(maxEvents)
                .weigher(AggregateCache::weight)
                .executor(Runnable::run)
                .recordStats()
                .build();
    }

    private static int weight(String id, EventSourcedAggregate<?> aggregate) {
        Long version = aggregate.version();
        return (int) Math.min(EVENTS_PER_AGGREGATE + (version == null ? 0 : version + 1), Integer.MAX_VALUE);
    }

    @Nullable EventSourcedAggregate<?> find(String aggregateId) {
        return aggregates.getIfPresent(aggregateId);
    }

    boolean contains(String aggregateId) {
        return aggregates.asMap().containsKey(aggregateId);
    }

    void put(String aggregateId, EventSourcedAggregate<?> aggregate) {
        aggregates.put(aggregateId, aggregate);
    }

    void evict(String aggregateId) {
        aggregates.invalidate(aggregateId);
    }

    void evict(Collection<String> aggregateIds) {
        aggregates.invalidateAll(aggregateIds);
    }

    void clear() {
        aggregates.invalidateAll();
    }

    /** The cache itself, for metrics. */
    Cache<?, ?> measured() {
        return aggregates;
    }
}
