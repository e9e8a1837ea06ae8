package dev.openpartner.command.lane;

import dev.openpartner.command.eventstore.PostgresEventStorageEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores snapshots beside the lane. They are of states that the lane has in its hands anyway, so none is loaded for it. A snapshot is
 * a shortcut and nobody waits for it: those that do not fit the queue are dropped, and made again some events later.
 */
public final class Snapshots implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Snapshots.class);

    private static final int QUEUED_AT_MOST = 1_000;

    /** What gathers meanwhile is stored at once; each time costs about as much as a group of commands, and nobody waits for it. */
    private static final Duration DISTANCE = Duration.ofMillis(100);

    private final PostgresEventStorageEngine engine;
    private final BlockingQueue<DomainEventMessage<?>> queue = new ArrayBlockingQueue<>(QUEUED_AT_MOST);
    private @Nullable Thread thread;

    public Snapshots(PostgresEventStorageEngine engine) {
        this.engine = engine;
    }

    /** Begins to store; what is offered before waits. */
    public void start() {
        thread = Thread.ofPlatform().daemon().name("snapshots").start(this::work);
    }

    /** Ends storing; what still waits is forgotten. */
    @Override
    public void close() {
        Thread working = thread;
        if (working != null) {
            working.interrupt();
        }
    }

    /** Takes the state of a stream after a committed event, if there is room. */
    void offer(DomainEventMessage<?> snapshot) {
        queue.offer(snapshot);
    }

    private void work() {
        List<DomainEventMessage<?>> taken = new ArrayList<>();
        while (!Thread.currentThread().isInterrupted()) {
            try {
                taken.add(queue.take());
                Thread.sleep(DISTANCE);
                queue.drainTo(taken);
                engine.storeSnapshots(taken);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                log.warn("{} snapshots were not stored: {}", taken.size(), e.getMessage());
            } finally {
                taken.clear();
            }
        }
    }
}
