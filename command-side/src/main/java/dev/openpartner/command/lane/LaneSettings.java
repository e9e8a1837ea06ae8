package dev.openpartner.command.lane;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The limits of the lanes.
 *
 * @param lanes how many groups are handled side by side, at most; commands of one stream always belong to the same lane
 * @param maxGroupSize commands that share a commit, at most
 * @param largeGroupSize commands that are worth a group beside that of another lane, and one that does not wait for others; with 0 each
 *     lane is always by itself
 * @param distanceMs how long after one group of several commands the next begins at the earliest, unless it is large
 * @param queueCapacity commands that may wait for a lane; more are refused as {@link Overloaded}
 * @param maxAttempts how often a command is tried when other processes change what it decides on
 * @param cachedBytes what the aggregates kept in memory may take, of all lanes together and about
 * @param stopTimeoutMs how long a stop waits for what is queued at a lane
 */
public record LaneSettings(
        @DefaultValue("2") int lanes,
        @DefaultValue("256") int maxGroupSize,
        @DefaultValue("14") int largeGroupSize,
        @DefaultValue("4") long distanceMs,
        @DefaultValue("10000") int queueCapacity,
        @DefaultValue("10") int maxAttempts,
        @DefaultValue("150000000") long cachedBytes,
        @DefaultValue("20000") long stopTimeoutMs) {

    /** What a server has unless told otherwise. */
    public static final LaneSettings DEFAULT = new LaneSettings(2, 256, 14, 4, 10_000, 10, 150_000_000, 20_000);

    public LaneSettings {
        if (lanes < 1) {
            throw new IllegalArgumentException("At least one lane has to handle commands: " + lanes);
        }
        if (distanceMs < 0 || largeGroupSize < 0) {
            throw new IllegalArgumentException(
                    "Neither a distance of groups nor a number of commands is negative: " + distanceMs + " ms, " + largeGroupSize);
        }
        if (maxGroupSize < 1 || queueCapacity < 1 || maxAttempts < 1 || cachedBytes < 1) {
            throw new IllegalArgumentException("A lane needs room for one: " + maxGroupSize + " in a group, " + queueCapacity
                    + " waiting, " + maxAttempts + " attempts, " + cachedBytes + " bytes cached");
        }
    }
}
