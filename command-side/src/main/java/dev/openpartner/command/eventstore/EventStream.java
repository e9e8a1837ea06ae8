package dev.openpartner.command.eventstore;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.Registration;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * The log from a position on, read in pages. It reads only when the tail is known to be further, so a waiting stream costs nothing, and
 * what this process has just appended comes from memory. Pages keep a distance of some milliseconds: what a reader does for each costs
 * as much as for many events, so under load a page brings what came meanwhile, and the first after a quiet time comes at once. For one
 * reader thread.
 */
final class EventStream implements BlockingStream<TrackedEventMessage<?>> {

    private static final int PAGE_SIZE = 1_000;
    private static final long LOOK_AGAIN_NS = 20_000_000L;
    private static final long DISTANCE_NS = 10_000_000L;

    private final PostgresEventStorageEngine engine;
    private final EventTail tail;
    private final Deque<TrackedEventMessage<?>> page = new ArrayDeque<>();
    private volatile long readUpTo;
    private boolean headSeen;
    private long readAtNs = System.nanoTime() - DISTANCE_NS;
    private boolean closed;
    private @Nullable Registration callback;

    EventStream(PostgresEventStorageEngine engine, EventTail tail, long position) {
        this.engine = engine;
        this.tail = tail;
        this.readUpTo = position;
        engine.recentAppends().addReader();
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        if (distanceNs() <= 0) {
            fetch();
        }
        return Optional.ofNullable(page.peekFirst());
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        long deadlineNs = System.nanoTime() + unit.toNanos(timeout);
        long distanceNs = distanceNs();
        if (distanceNs > 0) {
            if (distanceNs > unit.toNanos(timeout)) {
                return false;
            }
            TimeUnit.NANOSECONDS.sleep(distanceNs);
        }
        fetch();
        while (page.isEmpty()) {
            long remainingNs = deadlineNs - System.nanoTime();
            if (remainingNs <= 0) {
                return false;
            }
            // Known but not visible yet, as on a replica: look again soon instead of at once.
            boolean invisible = tail.position() > readUpTo;
            tail.awaitBeyond(
                    invisible ? tail.position() : readUpTo, invisible ? Math.min(remainingNs, LOOK_AGAIN_NS) : remainingNs);
            fetch();
        }
        return true;
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (!hasNextAvailable(Integer.MAX_VALUE, TimeUnit.MILLISECONDS)) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        TrackedEventMessage<?> next = page.pollFirst();
        if (next == null) {
            throw new NoSuchElementException();
        }
        return next;
    }

    /** How long not to read yet; not above zero if there is no need to wait. */
    private long distanceNs() {
        return page.isEmpty() && headSeen ? readAtNs + DISTANCE_NS - System.nanoTime() : 0;
    }

    private void fetch() {
        if (page.isEmpty() && (!headSeen || tail.position() > readUpTo)) {
            // Until the tail of this process is known, only the table says whether there is more.
            long from = readUpTo;
            var events = headSeen ? engine.readNewest(from, PAGE_SIZE) : engine.readAfter(from, PAGE_SIZE);
            page.addAll(events);
            readUpTo = from + events.size();
            headSeen = events.size() < PAGE_SIZE;
            readAtNs = System.nanoTime();
        }
    }

    /** Called back at once for what arrived before the call: nobody waits for an event that is there. */
    @Override
    public synchronized boolean setOnAvailableCallback(@Nullable Runnable onAvailable) {
        cancelCallback();
        if (onAvailable != null) {
            callback = tail.addTailListener(position -> onAvailable.run());
            if (tail.position() > readUpTo) {
                onAvailable.run();
            }
        }
        return true;
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            engine.recentAppends().removeReader();
        }
        cancelCallback();
        page.clear();
    }

    private void cancelCallback() {
        if (callback != null) {
            callback.cancel();
        }
        callback = null;
    }
}
