package dev.openpartner.server.ratelimit;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Decides whether one request more may come in. All together are bounded by number, for the memory they hold. Conversions are
 * bounded by how long they take as well: when more come than there is room for and those who are in take longer than they should on
 * average, fewer are let in at once, so that they are answered in time, and otherwise more again. A burst on a server with nothing to
 * do is let in as a whole, also right after an overload, and so is what gathers on a slow machine or while the disk or the collector of
 * garbage is slow for a moment: too much is known from those who were turned away, or from the queue outside, which stands when the
 * processors have too much to do. A conversion that has waited there for too long is refused, so that the queue gets shorter.
 */
final class Admission {

    private static final long LOOK_EVERY_NS = 100_000_000;

    /** So many looks in a row with slow conversions and without room are no moment any more, however short the queue is. */
    private static final int CROWDED_LOOKS = 10;

    /** Many times what one request needs to be let in, and little beside what a conversion takes. */
    private static final long SHOULD_WAIT_NS = 5_000_000;

    /** With as many of them the lane's groups are large enough and no processor is idle: fewer would be no faster. */
    private static final int FEWEST_PER_PROCESSOR = 32;

    private final int most;
    private final int fewestConversions;
    private final long targetNs;
    private final StandingQueue outside;
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger conversionsInside = new AtomicInteger();
    private volatile int mostConversions;
    private volatile boolean turnedAway;
    private long lookedAtNs;
    private long lastLeftNs;
    private long elapsedNs;
    private int answered;
    private int crowdedLooks;

    Admission(int most, long targetNs, int processors, long nowNs) {
        this.most = most;
        this.fewestConversions = Math.min(most, FEWEST_PER_PROCESSOR * processors);
        this.mostConversions = most;
        this.targetNs = targetNs;
        this.outside = new StandingQueue(SHOULD_WAIT_NS, nowNs);
        this.lookedAtNs = nowNs;
        this.lastLeftNs = nowNs;
    }

    /** Lets a request in that has waited for so long; false when there is no room, or it is a conversion that comes too late. */
    boolean enter(boolean conversion, long waitedNs, long nowNs) {
        boolean tooLate = outside.isTooLate(waitedNs, nowNs);
        if (conversion && tooLate) {
            return false;
        }
        boolean hasRoom = inside.incrementAndGet() <= most && (!conversion || enterAsConversion(nowNs));
        if (!hasRoom) {
            inside.decrementAndGet();
            turnedAway = true;
        }
        return hasRoom;
    }

    private boolean enterAsConversion(long nowNs) {
        if (conversionsInside.get() == 0) {
            beginAnewAfterRest(nowNs);
        }
        if (conversionsInside.incrementAndGet() > mostConversions) {
            conversionsInside.decrementAndGet();
            return false;
        }
        return true;
    }

    /** Where nobody was inside for as long as a look, whatever was learnt of an overload no longer holds. */
    private synchronized void beginAnewAfterRest(long nowNs) {
        if (nowNs - lastLeftNs >= LOOK_EVERY_NS) {
            mostConversions = most;
            crowdedLooks = 0;
            beginLook(nowNs);
        }
    }

    /** Takes note that one who was let in then has left. */
    void leave(boolean conversion, long sinceNs, long nowNs) {
        inside.decrementAndGet();
        if (conversion) {
            conversionsInside.decrementAndGet();
            measure(nowNs - sinceNs, nowNs);
        }
    }

    private synchronized void measure(long tookNs, long nowNs) {
        elapsedNs += tookNs;
        answered++;
        lastLeftNs = nowNs;
        if (nowNs - lookedAtNs >= LOOK_EVERY_NS) {
            boolean slow = elapsedNs / answered > targetNs;
            boolean tooMany = turnedAway;
            boolean queueStands = outside.stands();
            crowdedLooks = slow && tooMany ? crowdedLooks + 1 : 0;
            if (crowdedLooks >= CROWDED_LOOKS || (slow && queueStands)) {
                mostConversions = Math.max(fewestConversions, mostConversions / 2);
            } else if (!tooMany && !queueStands) {
                mostConversions = Math.min(most, 2 * mostConversions);
            } else if (!slow) {
                mostConversions = Math.min(most, mostConversions + Math.max(1, mostConversions / 8));
            }
            beginLook(nowNs);
        }
    }

    private void beginLook(long nowNs) {
        turnedAway = false;
        lookedAtNs = nowNs;
        elapsedNs = 0;
        answered = 0;
    }

    int inside() {
        return inside.get();
    }

    int mostConversions() {
        return mostConversions;
    }
}
