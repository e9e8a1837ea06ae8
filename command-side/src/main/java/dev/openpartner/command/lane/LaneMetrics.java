package dev.openpartner.command.lane;

import com.github.benmanes.caffeine.cache.Cache;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** What the lanes tell an operator. */
final class LaneMetrics {

    private final DistributionSummary groupSize;
    private final Timer groupTime;
    private final Timer waitTime;
    private final MeterRegistry registry;

    LaneMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.groupSize = DistributionSummary.builder("openpartner.lane.group.size")
                .description("Commands that shared a commit")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
        this.groupTime = Timer.builder("openpartner.lane.group.time")
                .description("From the first command of a group to its commit")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
        this.waitTime = Timer.builder("openpartner.lane.wait.time")
                .description("How long a command waited for its group to begin")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
    }

    /** Shows how many commands wait for a lane, and what it has in memory. */
    void watch(int lane, Supplier<Number> depth, Cache<?, ?> cache) {
        Tags tags = Tags.of("lane", Integer.toString(lane));
        Gauge.builder("openpartner.lane.queue.depth", depth)
                .tags(tags)
                .description("Commands that wait")
                .register(registry);
        CaffeineCacheMetrics.monitor(registry, cache, "openpartner.aggregates", tags);
    }

    void committed(int commands, long elapsedNs) {
        groupSize.record(commands);
        groupTime.record(elapsedNs, TimeUnit.NANOSECONDS);
    }

    void waited(long elapsedNs) {
        waitTime.record(elapsedNs, TimeUnit.NANOSECONDS);
    }

    /** Counts groups that were not committed, by reason: {@code fault}, {@code conflict} or {@code unavailable}. */
    void rolledBack(String reason) {
        registry.counter("openpartner.lane.rollbacks", "reason", reason).increment();
    }
}
