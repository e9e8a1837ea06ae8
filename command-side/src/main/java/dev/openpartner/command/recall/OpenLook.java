package dev.openpartner.command.recall;

import java.util.concurrent.TimeUnit;

/** A look that a worker has taken up, with what it takes to share time fairly and to keep the request leased. */
final class OpenLook {

    private final RecallLook look;
    private long leasedNs = System.nanoTime();
    private long busyNs;
    private int failuresInARow;

    OpenLook(RecallLook look) {
        this.look = look;
    }

    RecallLook look() {
        return look;
    }

    String streamId() {
        return look.request().streamId();
    }

    /** Takes a step; failures that may pass are counted until one succeeds. */
    RecallLook.Step step() {
        long begunNs = System.nanoTime();
        failuresInARow++;
        try {
            RecallLook.Step step = look.step();
            failuresInARow = 0;
            return step;
        } finally {
            busyNs += System.nanoTime() - begunNs;
        }
    }

    int failuresInARow() {
        return failuresInARow;
    }

    /** How long it has worked so far. */
    long busyMs() {
        return TimeUnit.NANOSECONDS.toMillis(busyNs);
    }

    boolean isLeasedLongerThan(long ms) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - leasedNs) > ms;
    }

    void leasedAnew() {
        leasedNs = System.nanoTime();
    }
}
