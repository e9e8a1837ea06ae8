package dev.openpartner.command.eventstore;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The appends of the lanes of this process, one after the other. Whoever has the turn knows what those before it stored, and so
 * where the log ends, without a look at the table; only other processes can have stored more. Thread-safe.
 */
final class AppendTurns {

    /** Those of many times the lanes: one that was idle for longer reads from the table what it missed. */
    private static final int REMEMBERED = 64;

    private final ReentrantLock turn = new ReentrantLock();
    private final Deque<Append> recent = new ArrayDeque<>(REMEMBERED);
    private volatile long last;
    private volatile int rewinds;

    /** Runs work while no other lane appends. */
    void during(Runnable work) {
        await();
        try {
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

    /** Waits for the turn and has it until the current transaction has ended, so that the next finds its events. */
    void take(StoreUnit unit) {
        await();
        try {
            TransactionSynchronizationManager.registerSynchronization(endOfTurn(unit));
        } catch (RuntimeException e) {
            turn.unlock();
            throw e;
        }
    }

    private TransactionSynchronization endOfTurn(StoreUnit unit) {
        return new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                try {
                    if (status == STATUS_COMMITTED && unit.lastPosition() > unit.headBefore()) {
                        remember(new Append(unit.headBefore(), unit.lastPosition(), unit.stagedStreams()));
                    }
                } finally {
                    turn.unlock();
                }
            }
        };
    }

    private synchronized void remember(Append append) {
        if (recent.size() == REMEMBERED) {
            recent.removeFirst();
        }
        recent.addLast(append);
        last = append.last();
    }

    /** The position of the newest event that a lane of this process has stored; 0 for none. */
    long last() {
        return last;
    }

    /** What the lanes stored right after a position, as far as that is known without a gap. */
    synchronized OwnAppends after(long position) {
        long upTo = position;
        Set<String> streams = new HashSet<>();
        for (Append append : recent) {
            if (append.headBefore() == upTo) {
                streams.addAll(append.streams());
                upTo = append.last();
            }
        }
        return new OwnAppends(upTo, streams);
    }

    /** Forgets everything: the log is not the one that was appended to. */
    synchronized void rewound() {
        recent.clear();
        last = 0;
        rewinds++;
    }

    /** How often everything was forgotten. */
    int rewinds() {
        return rewinds;
    }

    private record Append(long headBefore, long last, Set<String> streams) {}
}
