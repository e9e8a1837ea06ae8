package dev.openpartner.command.eventstore;

import dev.openpartner.command.eventstore.format.EventCodec;
import dev.openpartner.command.eventstore.format.EventSerializer;
import dev.openpartner.kernel.log.EventLog;
import dev.openpartner.kernel.log.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The event log for those who read much of it: large pages, each event decoded once. */
public final class PostgresEventLog implements EventLog {

    private final EventReader reader;
    private final EventPages pages;
    private final EventCodec codec;

    public PostgresEventLog(DataSource dataSource, EventSerializer serializer) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        this.reader = new EventReader(jdbc);
        this.codec = new EventCodec(serializer);
        this.pages = new EventPages(jdbc, codec);
    }

    @Override
    public long head() {
        return reader.head();
    }

    @Override
    public List<RecordedEvent> readAfter(long position, int limit) {
        return pages.after(position, limit);
    }

    @Override
    public List<RecordedEvent> readStream(String aggregateId) {
        return decode(reader.stream(aggregateId, 0));
    }

    private List<RecordedEvent> decode(List<EventRow> rows) {
        List<RecordedEvent> events = new ArrayList<>(rows.size());
        rows.forEach(row -> events.add(row.toRecordedEvent(codec)));
        return events;
    }
}
