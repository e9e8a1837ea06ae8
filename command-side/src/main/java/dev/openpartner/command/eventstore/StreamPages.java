package dev.openpartner.command.eventstore;

import dev.openpartner.command.eventstore.format.EventCodec;
import dev.openpartner.command.eventstore.format.EventSerializer;
import dev.openpartner.kernel.log.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads a stream that may be too long to be held at once. */
public final class StreamPages {

    private final EventReader reader;
    private final EventCodec codec;

    public StreamPages(DataSource dataSource, EventSerializer serializer) {
        this.reader = new EventReader(new JdbcTemplate(dataSource));
        this.codec = new EventCodec(serializer);
    }

    /**
     * The next events of a stream, in order; fewer than the limit mean that its end was reached.
     *
     * @param afterSequence the place in the stream after which to begin; -1 for the first event
     */
    public List<RecordedEvent> after(String aggregateId, long afterSequence, int limit) {
        List<RecordedEvent> events = new ArrayList<>();
        reader.streamPage(aggregateId, afterSequence, limit).forEach(row -> events.add(row.toRecordedEvent(codec)));
        return events;
    }
}
