package dev.openpartner.server.ratelimit;

/**
 * Tells a queue that stands from a burst, by the rule of controlled delay (RFC 8289): a burst is worked off, so that somebody
 * waits for a short time again soon; where for a whole tenth of a second nobody did, more comes in than can be worked on, and
 * a longer queue would do nothing but make everybody wait. Then whoever has waited for twice as long as should be is too late.
 */
final class StandingQueue {

    private static final long LOOK_EVERY_NS = 100_000_000;

    private final long shouldWaitNs;
    private long lookedAtNs;
    private long shortestNs = Long.MAX_VALUE;
    private boolean stands;

    StandingQueue(long shouldWaitNs, long nowNs) {
        this.shouldWaitNs = shouldWaitNs;
        this.lookedAtNs = nowNs;
    }

    /** Takes note of how long one has waited, whose turn it is now. */
    synchronized boolean isTooLate(long waitedNs, long nowNs) {
        shortestNs = Math.min(shortestNs, waitedNs);
        if (nowNs - lookedAtNs >= LOOK_EVERY_NS) {
            stands = shortestNs > shouldWaitNs;
            shortestNs = Long.MAX_VALUE;
            lookedAtNs = nowNs;
        }
        return stands && waitedNs > 2 * shouldWaitNs;
    }

    /** Whether for a whole tenth of a second nobody had a short wait, when that was last looked at. */
    synchronized boolean stands() {
        return stands;
    }
}
