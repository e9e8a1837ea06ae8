package dev.openpartner.command.lane;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates by id, kept in memory between the groups of a lane and bounded by their size, which they know or the length of their streams
 * tells. An entry is current up to the position of {@link NodeView}; one that a rolled-back unit of work touched must be evicted.
 */
final class AggregateCache {

    /**
     * Besides what it knows of itself. 17,530 customers that weighed 170 MB with this were about as much in the heap's histogram.
     */
    private static final int BYTES_PER_AGGREGATE = 900;

    private static final int BYTES_PER_EVENT = 40;
    private static final long MOST_BYTES_BY_LENGTH = 10_000_000;

    private final Cache<String, EventSourcedAggregate<?>> aggregates;

    /**
     * @param maxBytes what all cached aggregates may take together, about
     */
    AggregateCache(long maxBytes) {
        this.aggregates = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .weigher(AggregateCache::weight)
                .executor(Runnable::run)
                .recordStats()
                .build();
    }

    private static int weight(String id, EventSourcedAggregate<?> aggregate) {
        return BYTES_PER_AGGREGATE + aggregate.invoke(root -> root instanceof Weighed weighed ? weighed.bytes() : bytesByLength(aggregate));
    }

    private static int bytesByLength(EventSourcedAggregate<?> aggregate) {
        Long version = aggregate.version();
        long events = version == null ? 0 : version + 1;
        return (int) Math.min(events * BYTES_PER_EVENT, MOST_BYTES_BY_LENGTH);
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
