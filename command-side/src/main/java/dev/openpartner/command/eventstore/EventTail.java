package dev.openpartner.command.eventstore;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import org.axonframework.common.Registration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest committed position that this process knows of, and the place to wait for a newer one. Told by every commit of this
 * process at once, and of those of others by {@link TailWatch}.
 */
public final class EventTail {

    /** The PostgreSQL channel on which an append announces its last position. */
    static final String CHANNEL = "openpartner_events";

    private static final Logger log = LoggerFactory.getLogger(EventTail.class);

    private final List<LongConsumer> listeners = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();
    private volatile long position;

    /** The newest position known here; the log may be further. */
    public long position() {
        return position;
    }

    /**
     * Calls back with the newest position whenever it grew. The thread may be the one that just committed, so a listener must be
     * quick and must not wait.
     */
    public Registration addTailListener(LongConsumer listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Waits until there is something after a position; says whether there is. */
    boolean awaitBeyond(long reached, long timeoutNs) throws InterruptedException {
        long remainingNs = timeoutNs;
        lock.lockInterruptibly();
        try {
            while (position <= reached && remainingNs > 0) {
                remainingNs = advanced.awaitNanos(remainingNs);
            }
            return position > reached;
        } finally {
            lock.unlock();
        }
    }

    /** Events up to a position are committed; a position that is known already changes nothing. */
    void advanced(long committed) {
        lock.lock();
        try {
            if (committed <= position) {
                return;
            }
            position = committed;
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
        for (LongConsumer listener : listeners) {
            try {
                listener.accept(committed);
            } catch (RuntimeException e) {
                log.error("A listener of the log's tail failed", e);
            }
        }
    }
}
