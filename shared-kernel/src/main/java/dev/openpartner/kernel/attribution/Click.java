package dev.openpartner.kernel.attribution;

import java.util.Comparator;
import java.util.List;

/**
 * A click stitched to a customer, as evidence. Clicks are ordered by time, ties by id.
 *
 * @param clickedAtMs when it happened, epoch milliseconds
 * @param flags fraud flags; a click with any of them does not count
 */
public record Click(String clickId, String partnerId, String campaignId, long clickedAtMs, List<String> flags)
        implements Comparable<Click> {

    private static final Comparator<Click> BY_TIME_THEN_ID =
            Comparator.comparingLong(Click::clickedAtMs).thenComparing(Click::clickId);

    /** Keeps its own copy of the flags. */
    public Click {
        flags = List.copyOf(flags);
    }

    public boolean isFlagged() {
        return !flags.isEmpty();
    }

    /** The same click under other flags. */
    public Click withFlags(List<String> newFlags) {
        return new Click(clickId, partnerId, campaignId, clickedAtMs, newFlags);
    }

    @Override
    public int compareTo(Click other) {
        return BY_TIME_THEN_ID.compare(this, other);
    }
}
