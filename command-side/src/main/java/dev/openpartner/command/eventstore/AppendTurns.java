package dev.openpartner.command.eventstore;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The appends of the lanes of this process, one after the other. Whoever has the turn knows what those before it stored, and so
 * where the log ends, without a look at the table; only other processes can have stored more. The turn ends when the commit begins, so
 * that one group is inserted while the one before it is flushed; its own commit then waits until that one is known to be committed.
 * Thread-safe.
 */
final class AppendTurns {

    /** Longer than the time between two appends of processes that are both busy, so that they do not run into each other each time. */
    private static final long CAREFUL_NS = TimeUnit.SECONDS.toNanos(1);

    private final ReentrantLock turn = new ReentrantLock();
    private final RecentAppends recent = new RecentAppends();
    private final AtomicInteger rewinds = new AtomicInteger();
    private volatile boolean surprised;
    private volatile long surprisedAtNs;

    /** Runs work while no other lane appends or commits. */
    void during(Runnable work) {
        await();
        try {
            recent.awaitCommits();
            work.run();
        } finally {
            turn.unlock();
        }
    }

    private void await() {
        try {
            turn.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EventStoreException("Interrupted while another group was being appended", e);
        }
    }

    /** Waits for the turn and has it until the current transaction is about to commit, or is rolled back. */
    void take(StoreUnit unit) {
        await();
        try {
            TransactionSynchronizationManager.registerSynchronization(new Turn(unit));
        } catch (RuntimeException e) {
            turn.unlock();
            throw e;
        }
    }

    /**
     * Notes that another process took the positions that an append had counted on: for a while, appends exclude other processes before
     * they look.
     */
    void surprised() {
        surprisedAtNs = System.nanoTime();
        surprised = true;
    }

    /** Whether that was a short while ago. */
    boolean isCareful() {
        if (surprised && System.nanoTime() - surprisedAtNs > CAREFUL_NS) {
            surprised = false;
        }
        return surprised;
    }

    /** The position of the newest event that a lane of this process has committed; 0 for none. */
    long last() {
        return recent.last();
    }

    /** What the lanes committed right after a position, as far as that is known without a gap. */
    OwnAppends after(long position) {
        return recent.after(position, false);
    }

    /** What the lanes have committed lately, for those who read the log as it grows. */
    RecentAppends recent() {
        return recent;
    }

    /**
     * What an append has before it that its unit of work has not seen. For whoever has the turn.
     *
     * @param position what the unit of work has seen
     */
    OwnAppends unseen(long position) {
        if (!isCareful()) {
            OwnAppends own = recent.after(position, true);
            if (own.isOpen()) {
                return own;
            }
        }
        recent.awaitCommits();
        return recent.after(position, false);
    }

    /** Forgets everything: the log is not the one that was appended to. */
    void rewound() {
        recent.forget();
        rewinds.incrementAndGet();
    }

    /** How often everything was forgotten. */
    int rewinds() {
        return rewinds.get();
    }

    /** One transaction's turn. */
    private final class Turn implements TransactionSynchronization {

        private final StoreUnit unit;
        private RecentAppends.@Nullable Append append;

        Turn(StoreUnit unit) {
            this.unit = unit;
        }

        /** From here on the next group may count on this one. What follows a failed append must not be committed: there would be a gap. */
        @Override
        public void beforeCommit(boolean readOnly) {
            if (unit.lastPosition() > unit.headBefore()) {
                append = recent.open(unit);
                turn.unlock();
                RecentAppends.Append before = unit.predecessor();
                if (before != null && !recent.isCommitted(before)) {
                    throw new Overtaken(unit.headBefore(), null);
                }
            }
        }

        @Override
        public void afterCompletion(int status) {
            RecentAppends.Append mine = append;
            if (mine == null) {
                turn.unlock();
            } else {
                recent.end(mine, status == STATUS_COMMITTED);
            }
        }
    }
}
