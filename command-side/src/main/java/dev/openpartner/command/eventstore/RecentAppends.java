package dev.openpartner.command.eventstore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;

/** The last appends of this process, oldest first; those that are just being committed are the newest. Thread-safe. */
final class RecentAppends {

    /** Those of many times the lanes: one that was idle for longer reads from the table what it missed. */
    private static final int REMEMBERED = 64;

    /** Of so many the names of the streams are kept whatever their size: more than lanes append while one of them decides. */
    private static final int STREAMS_KEPT_OF = 8;

    /** Of small groups more are kept, as long as together they name so many streams. What is kept longer outlives the young collections. */
    private static final int STREAMS_KEPT = 1_000;

    /** What is kept of the events themselves: enough for a reader that keeps up, some megabytes. */
    private static final int EVENTS_KEPT = 4_000;

    private final ReentrantLock state = new ReentrantLock();
    private final Condition ended = state.newCondition();
    private final Deque<Append> appends = new ArrayDeque<>(REMEMBERED);
    private final AtomicInteger readers = new AtomicInteger();
    private volatile long last;

    /** Somebody begins to ask for {@link #eventsAfter}: from now on events are kept. */
    void addReader() {
        readers.incrementAndGet();
    }

    /** Somebody will ask no more. */
    void removeReader() {
        readers.decrementAndGet();
    }

    /** The position of the newest committed event; 0 for none. */
    long last() {
        return last;
    }

    /**
     * What was appended right after a position, as far as that is known without a gap.
     *
     * @param withOpen also what is just being committed
     */
    OwnAppends after(long position, boolean withOpen) {
        long upTo = position;
        Append open = null;
        Set<String> streams = new HashSet<>();
        state.lock();
        try {
            for (Append append : appends) {
                Set<String> appended = append.streams;
                if (appended != null && append.headBefore == upTo && (withOpen || append.outcome == Outcome.COMMITTED)) {
                    streams.addAll(appended);
                    upTo = append.last;
                    open = isOpen(append) ? append : null;
                }
            }
        } finally {
            state.unlock();
        }
        return new OwnAppends(upTo, streams, open);
    }

    /**
     * The committed events right after a position, as far as they are kept, as they would be read from the table.
     *
     * @param limit at most so many
     */
    List<TrackedEventMessage<?>> eventsAfter(long position, int limit) {
        List<TrackedEventMessage<?>> events = new ArrayList<>();
        state.lock();
        try {
            for (Append append : appends) {
                append.addAfter(position + events.size(), limit - events.size(), events);
            }
        } finally {
            state.unlock();
        }
        return events;
    }

    private static boolean isOpen(@Nullable Append append) {
        return append != null && append.outcome == Outcome.OPEN;
    }

    /** Notes what a transaction appended that is about to commit; others may count on it from now on. */
    Append open(StoreUnit unit) {
        state.lock();
        try {
            Append append = new Append(unit, readers.get() > 0);
            if (appends.size() >= REMEMBERED) {
                appends.removeFirst();
            }
            appends.addLast(append);
            dropOldContent();
            return append;
        } finally {
            state.unlock();
        }
    }

    private void dropOldContent() {
        int groups = 0;
        int streams = 0;
        int events = 0;
        for (Append append : appends.reversed()) {
            groups++;
            streams += append.streams == null ? 0 : append.streams.size();
            if (groups > STREAMS_KEPT_OF && streams > STREAMS_KEPT) {
                append.streams = null;
            }
            events += append.events.size();
            if (events > EVENTS_KEPT) {
                append.events = List.of();
            }
        }
    }

    /** Whether nothing goes on from an append. */
    boolean isNewest(Append append) {
        state.lock();
        try {
            return appends.peekLast() == append;
        } finally {
            state.unlock();
        }
    }

    /** Waits until an append has ended, and says whether it was committed. */
    boolean isCommitted(Append append) {
        await(() -> append.outcome != Outcome.OPEN);
        return append.outcome == Outcome.COMMITTED;
    }

    /** Waits until nothing is being committed. */
    void awaitCommits() {
        await(() -> !isOpen(appends.peekLast()));
    }

    private void await(BooleanSupplier reached) {
        try {
            state.lockInterruptibly();
            try {
                while (!reached.getAsBoolean()) {
                    ended.await();
                }
            } finally {
                state.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EventStoreException("Interrupted while another group was being committed", e);
        }
    }

    /** Notes what became of an append. */
    void end(Append append, boolean committed) {
        state.lock();
        try {
            append.outcome = committed ? Outcome.COMMITTED : Outcome.FAILED;
            if (committed) {
                last = append.last;
            } else {
                appends.remove(append);
            }
            ended.signalAll();
        } finally {
            state.unlock();
        }
    }

    /** Forgets what was committed. */
    void forget() {
        state.lock();
        try {
            appends.removeIf(append -> !isOpen(append));
            last = 0;
        } finally {
            state.unlock();
        }
    }

    private enum Outcome {
        OPEN,
        COMMITTED,
        FAILED
    }

    /** The events that one transaction appended. */
    static final class Append {

        private final long headBefore;
        private final long last;
        private @Nullable Set<String> streams;
        private volatile Outcome outcome = Outcome.OPEN;
        private List<DomainEventMessage<?>> events;

        private Append(StoreUnit unit, boolean withEvents) {
            this.headBefore = unit.headBefore();
            this.last = unit.lastPosition();
            this.streams = unit.stagedStreams();
            this.events = withEvents ? unit.stagedInOrder() : List.of();
        }

        private void addAfter(long position, int limit, List<TrackedEventMessage<?>> target) {
            if (outcome == Outcome.COMMITTED && position >= headBefore && position < headBefore + events.size()) {
                int first = (int) (position - headBefore);
                int end = Math.min(events.size(), first + limit);
                for (int i = first; i < end; i++) {
                    target.add(EventRow.asIfRead(headBefore + i + 1, events.get(i)));
                }
            }
        }
    }
}
