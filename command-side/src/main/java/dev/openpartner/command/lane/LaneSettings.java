package dev.openpartner.command.lane;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The limits of the lane.
 *
 * @param maxGroupSize commands that share a commit, at most
 * @param queueCapacity commands that may wait; more are refused as {@link Overloaded}
 * @param maxAttempts how often a command is tried when other processes change what it decides on
 * @param cachedEvents size of the aggregate cache, in events of the streams it holds and four for each stream
 * @param stopTimeoutMs how long a stop waits for what is queued
 */
public record LaneSettings(
        @DefaultValue("256") int maxGroupSize,
        @DefaultValue("10000") int queueCapacity,
        @DefaultValue("10") int maxAttempts,
        @DefaultValue("350000") long cachedEvents,
        @DefaultValue("20000") long stopTimeoutMs) {

    /** What a server has unless told otherwise. */
    public static final LaneSettings DEFAULT = new LaneSettings(256, 10_000, 10, 350_000, 20_000);

    public LaneSettings {
        if (maxGroupSize < 1 || queueCapacity < 1 || maxAttempts < 1 || cachedEvents < 1) {
            throw new IllegalArgumentException("A lane needs room for one: " + maxGroupSize + " in a group, " + queueCapacity
                    + " waiting, " + maxAttempts + " attempts, " + cachedEvents + " events cached");
        }
    }
}
