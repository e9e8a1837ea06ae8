package dev.openpartner.kernel.query.projection;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far one projection is.
 *
 * @param head the newest position of the log
 * @param lagMs age of the oldest event it has not seen; 0 when it has seen all
 * @param state {@code live}, {@code rebuilding} (live, and being built anew beside) or {@code building} (not yet readable)
 * @param deadLetters events that it could not take and put aside with their reasons
 */
public record ProjectionView(
        String name,
        long position,
        long head,
        long lagEvents,
        long lagMs,
        String state,
        long deadLetters,
        @Nullable Rebuild rebuild) {

    /**
     * A rebuild under way.
     *
     * @param progress share of the log that was read, 0 to 1 with four decimals
     */
    public record Rebuild(BigDecimal progress, Instant startedAt) {}
}
