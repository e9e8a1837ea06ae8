package dev.openpartner.kernel.query.dashboard;

/**
 * How much waits for a person. Counts stop at {@link #MOST}: beyond it, more is all that matters.
 *
 * @param reviewable commissions that can be approved now
 * @param held commissions whose holdback runs
 * @param unattributed conversions that nobody earned so far
 * @param flagged clicks that carry a fraud flag
 */
public record Attention(long reviewable, long held, long unattributed, long flagged) {

    /** Where counting stops. */
    public static final long MOST = 1_000;
}
