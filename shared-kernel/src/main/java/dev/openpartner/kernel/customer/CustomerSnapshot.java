package dev.openpartner.kernel.customer;

import dev.openpartner.kernel.attribution.Click;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer's state as plain values, to be stored in place of a long history.
 *
 * @param clicks the stitched clicks, oldest first
 * @param conversions the conversions kept, oldest first
 * @param undecided a conversion that was recorded and whose decision has not been seen yet
 * @param forgottenFirsts which conversions were first, of those no longer kept
 * @param overflowedWaiting how many waiting conversions were let go
 */
public record CustomerSnapshot(
        List<Click> clicks,
        List<TrackedConversion> conversions,
        @Nullable TrackedConversion undecided,
        List<ForgottenFirst> forgottenFirsts,
        long overflowedWaiting) {

    /** Keeps its own copies of the lists. */
    public CustomerSnapshot {
        clicks = List.copyOf(clicks);
        conversions = List.copyOf(conversions);
        forgottenFirsts = List.copyOf(forgottenFirsts);
    }

    /**
     * The first conversion of a partner that is no longer kept itself.
     *
     * @param eventType absent: the first of any type
     */
    public record ForgottenFirst(
            String partnerId, @Nullable String eventType, long occurredAtMs, String conversionId) {}
}
