package dev.openpartner.kernel.customer;

import dev.openpartner.kernel.attribution.Click;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer's state as plain values, to be stored in place of a long history.
 *
 * @param clicks the stitched clicks, oldest first
 * @param waiting the conversions kept that wait for evidence
 * @param decided the conversions kept that somebody earned
 * @param undecided a conversion that was recorded and whose decision has not been seen yet
 * @param forgottenFirsts which conversions were first, of those no longer kept
 * @param overflowedWaiting how many waiting conversions were let go
 * @param lastCommissionNumber the highest number in the id of a commission
 */
public record CustomerSnapshot(
        List<Click> clicks,
        History waiting,
        History decided,
        @Nullable TrackedConversion undecided,
        List<ForgottenFirst> forgottenFirsts,
        long overflowedWaiting,
        int lastCommissionNumber) {

    /** Keeps its own copies of the lists. */
    public CustomerSnapshot {
        clicks = List.copyOf(clicks);
        forgottenFirsts = List.copyOf(forgottenFirsts);
    }

    /**
     * Conversions, oldest first.
     *
     * @param words those that they have in common, by number
     * @param shapes what else they have in common, by number, each in base 64
     * @param packed the rest of them in base 64
     */
    public record History(List<String> words, List<String> shapes, String packed) {

        /** Keeps its own copies of the lists. */
        public History {
            words = List.copyOf(words);
            shapes = List.copyOf(shapes);
        }
    }

    /**
     * The first conversion of a partner that is no longer kept itself.
     *
     * @param eventType absent: the first of any type
     */
    public record ForgottenFirst(
            String partnerId, @Nullable String eventType, long occurredAtMs, String conversionId) {}
}
