package dev.openpartner.query.support;

import dev.openpartner.kernel.log.EventLog;
import dev.openpartner.kernel.log.RecordedEvent;
import dev.openpartner.kernel.message.DomainEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An event log in memory, with positions from 1 and without gaps. */
public final class MemoryLog implements EventLog {

    private final List<RecordedEvent> events = new CopyOnWriteArrayList<>();

    /** Records an event. */
    public synchronized RecordedEvent append(String stream, DomainEvent event) {
        long sequence = events.stream().filter(e -> e.aggregateId().equals(stream)).count();
        RecordedEvent recorded = new RecordedEvent(events.size() + 1L, stream, sequence, 1_000_000L + events.size(), event);
        events.add(recorded);
        return recorded;
    }

    @Override
    public long head() {
        return events.size();
    }

    @Override
    public List<RecordedEvent> readAfter(long position, int limit) {
        return events.stream().skip(position).limit(limit).toList();
    }

    @Override
    public List<RecordedEvent> readStream(String aggregateId) {
        return events.stream().filter(e -> e.aggregateId().equals(aggregateId)).toList();
    }
}
