package dev.openpartner.kernel.customer;

import dev.openpartner.kernel.log.EventLog;
import dev.openpartner.kernel.log.RecordedEvent;
import dev.openpartner.kernel.message.DomainEvent;
import java.util.ArrayList;
import java.util.List;

/** A log of these events, in their order. */
record HistoryOf(List<DomainEvent> events) implements EventLog {

    @Override
    public long head() {
        return events.size();
    }

    @Override
    public List<RecordedEvent> readAfter(long position, int limit) {
        List<RecordedEvent> page = new ArrayList<>();
        for (long next = position; next < Math.min(events.size(), position + limit); next++) {
            page.add(new RecordedEvent(next + 1, "stream", 0, 0, events.get((int) next)));
        }
        return page;
    }

    @Override
    public List<RecordedEvent> readStream(String aggregateId) {
        throw new UnsupportedOperationException("only read in order");
    }
}
