package dev.openpartner.command.eventstore;

import dev.openpartner.command.eventstore.format.EventCodec;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.core.JacksonException;

/** Loads whole streams, any number of them with one query: the snapshot of each, if any, and the events after it. */
final class StreamLoader {

    private static final Logger log = LoggerFactory.getLogger(StreamLoader.class);

    /**
     * {@code offset 0} keeps the inner query a look-up by index, whatever the planner believes about the number of streams. There is one
     * way to do that, so that it is planned once for each connection and not for each number of streams: that took 250 microseconds.
     */
    private static final String LOAD = """
            select set_config('plan_cache_mode', 'force_generic_plan', true);
            select 0 as position, s.event_id, s.aggregate_type, s.aggregate_id, s.sequence, s.snapshot_type,
                   s.revision, s.recorded_at_us, s.payload, s.metadata, true as snapshot
              from event_store.snapshot s
             where s.aggregate_id = any(?)
            union all
            select e.position, e.event_id, e.aggregate_type, e.aggregate_id, e.sequence, e.event_type,
                   e.revision, e.recorded_at_us, e.payload, e.metadata, false
              from unnest(?::text[]) as wanted (aggregate_id)
              left join event_store.snapshot s on s.aggregate_id = wanted.aggregate_id
             cross join lateral (
                   select * from event_store.event
                    where aggregate_id = wanted.aggregate_id and sequence > coalesce(s.sequence, -1)
                    order by sequence offset 0) e
            """;

    private final JdbcTemplate jdbc;
    private final EventReader reader;
    private final EventCodec codec;

    StreamLoader(JdbcTemplate jdbc, EventReader reader, EventCodec codec) {
        this.jdbc = jdbc;
        this.reader = reader;
        this.codec = codec;
    }

    /** An entry for each stream asked for; an empty one where there is no such stream. */
    Map<String, List<DomainEventMessage<?>>> load(Collection<String> aggregateIds) {
        Map<String, List<DomainEventMessage<?>>> streams = new HashMap<>();
        aggregateIds.forEach(id -> streams.put(id, new ArrayList<>()));
        List<String> unreadable = new ArrayList<>();
        jdbc.execute(LOAD, (PreparedStatement query) -> {
            Array wanted = query.getConnection().createArrayOf("text", aggregateIds.toArray());
            query.setArray(1, wanted);
            query.setArray(2, wanted);
            query.execute();
            query.getMoreResults();
            try (ResultSet rows = query.getResultSet()) {
                while (rows.next()) {
                    take(rows, streams, unreadable);
                }
            }
            return null;
        });
        unreadable.forEach(id -> streams.put(id, fromEvents(id)));
        return streams;
    }

    private void take(ResultSet row, Map<String, List<DomainEventMessage<?>>> streams, List<String> unreadable)
            throws SQLException {
        EventRow stored = EventRow.read(row);
        boolean snapshot = row.getBoolean(11);
        try {
            streams.computeIfAbsent(stored.aggregateId(), id -> new ArrayList<>()).add(stored.toDomainEvent(codec));
        } catch (SerializationException | JacksonException e) {
            if (!snapshot) {
                throw e;
            }
            log.warn("Snapshot of {} is of another version of this program; reading all its events", stored.aggregateId());
            unreadable.add(stored.aggregateId());
        }
    }

    private List<DomainEventMessage<?>> fromEvents(String aggregateId) {
        List<DomainEventMessage<?>> events = new ArrayList<>();
        reader.stream(aggregateId, 0).forEach(row -> events.add(row.toDomainEvent(codec)));
        return events;
    }
}
