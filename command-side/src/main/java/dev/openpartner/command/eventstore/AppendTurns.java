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
 * where the log ends, without a look at the table; only other processes can have stored more. The turn ends as soon as it is known how
 * many events are appended, so that groups are inserted side by side; each commit then waits until that of the group before is known
 * to have happened. Thread-safe.
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

    /** Waits for the turn and has it until it is passed on, or the current transaction is about to commit, or is rolled back. */
    Turn take(StoreUnit unit) {
        await();
        try {
            Turn taken = new Turn(unit);
            TransactionSynchronizationManager.registerSynchronization(taken);
            return taken;
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
     * @param withOpen also what is not committed yet; without, waits until there is no such thing
     */
    OwnAppends unseen(long position, boolean withOpen) {
        if (withOpen) {
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
    final class Turn implements TransactionSynchronization {

        private final StoreUnit unit;
        private RecentAppends.@Nullable Append append;

        private Turn(StoreUnit unit) {
            this.unit = unit;
        }

        /** From here on the next group may count on this one, which has its positions, whether it is inserted already or not. */
        void passOn() {
            append = recent.open(unit);
            turn.unlock();
        }

        /** Has the turn again, unless somebody counts on this one already, or is about to. */
        boolean takeBack() {
            RecentAppends.Append passedOn = append;
            if (passedOn == null || !turn.tryLock()) {
                return false;
            }
            if (!recent.isNewest(passedOn)) {
                turn.unlock();
                return false;
            }
            recent.end(passedOn, false);
            append = null;
            return true;
        }

        /** What follows a failed append must not be committed: there would be a gap. */
        @Override
        public void beforeCommit(boolean readOnly) {
            if (append == null && unit.lastPosition() > unit.headBefore()) {
                passOn();
            }
            RecentAppends.Append before = unit.predecessor();
            if (before != null && !recent.isCommitted(before)) {
                throw new Overtaken(unit.headBefore(), null);
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
