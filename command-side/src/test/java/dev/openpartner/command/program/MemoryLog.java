package dev.openpartner.command.program;

import dev.openpartner.kernel.log.EventLog;
import dev.openpartner.kernel.log.RecordedEvent;
import dev.openpartner.kernel.message.DomainEvent;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.dao.DataAccessResourceFailureException;

/** The event log over Axon's store in memory; it can be down, and counts how often it was asked. */
public final class MemoryLog implements EventLog {

    private final EventStore store;
    private final AtomicInteger reads = new AtomicInteger();
    private volatile boolean down;

    MemoryLog(EventStore store) {
        this.store = store;
    }

    void setDown(boolean isDown) {
        down = isDown;
    }

    int reads() {
        return reads.get();
    }

    @Override
    public long head() {
        throw new UnsupportedOperationException("no test asks");
    }

    @Override
    public List<RecordedEvent> readAfter(long position, int limit) {
        throw new UnsupportedOperationException("no test asks");
    }

    @Override
    public List<RecordedEvent> readStream(String aggregateId) {
        reads.incrementAndGet();
        if (down) {
            throw new DataAccessResourceFailureException("the store is down");
        }
        return store.readEvents(aggregateId).asStream()
                .map(event -> new RecordedEvent(
                        1, aggregateId, event.getSequenceNumber(), 0, (DomainEvent) event.getPayload()))
                .toList();
    }
}
