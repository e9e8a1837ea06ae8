package dev.openpartner.kernel.attribution;

/** Which clicks may be credited for a conversion at a given time. */
public final class Eligibility {

    /** How far a click's clock may run ahead of the conversion's: a click up to so much later still counts. */
    public static final long CLOCK_SKEW_MS = 5 * 60 * 1000L;

    private static final long DAY_MS = 24 * 60 * 60 * 1000L;

    private Eligibility() {}

    /** Whether the click lies too far after the conversion to have led to it. */
    public static boolean isAfterConversion(Click click, long occurredAtMs) {
        return click.clickedAtMs() - occurredAtMs > CLOCK_SKEW_MS;
    }

    /** Whether the click lies within its window before the conversion, both ends included. */
    public static boolean isWithinWindow(Click click, long occurredAtMs, int windowDays) {
        return !isAfterConversion(click, occurredAtMs) && occurredAtMs - click.clickedAtMs() <= windowDays * DAY_MS;
    }

    /**
     * What a click is before the model shares the credit: {@link ClickVerdict#NO_WEIGHT} when eligible, else why it is dropped. A
     * flag is named before a lost standing, and both before time.
     */
    static ClickVerdict judge(Click click, long occurredAtMs, AttributionPolicies policies) {
        if (click.isFlagged()) {
            return ClickVerdict.CLICK_FLAGGED;
        }
        if (policies.isRevoked(click.partnerId())) {
            return ClickVerdict.PARTNER_REVOKED;
        }
        if (isAfterConversion(click, occurredAtMs)) {
            return ClickVerdict.AFTER_CONVERSION;
        }
        return isWithinWindow(click, occurredAtMs, policies.windowDays(click.campaignId()))
                ? ClickVerdict.NO_WEIGHT
                : ClickVerdict.OUTSIDE_WINDOW;
    }
}
