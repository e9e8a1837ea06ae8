package dev.openpartner.command.commission;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A review of many commissions that goes on by itself, and how far it is.
 *
 * @param reviewer who asked for it, as events name them
 * @param action {@code approve} or {@code reverse}
 * @param total how many commissions were chosen
 * @param done how many of them were come to
 * @param reviewed how many of these changed
 * @param totals their amounts by currency, as decimals
 * @param skipped how many did not change, by the code of their refusal
 * @param retrying whether its last step failed and is tried again
 * @param endedAt when it came to its end or was given up; absent while it goes on
 */
public record BulkJob(
        String id,
        String reviewer,
        String action,
        @Nullable String reason,
        State state,
        int total,
        int done,
        int reviewed,
        Map<String, String> totals,
        Map<String, Integer> skipped,
        boolean retrying,
        Instant begunAt,
        @Nullable Instant endedAt) {

    /** Where it is in its life. */
    public enum State {
        RUNNING,
        DONE,
        /** Given up before its end, because a step failed again and again. */
        STOPPED
    }
}
