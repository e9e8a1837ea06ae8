package dev.openpartner.command.eventstore;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/** Finds events by identifier; with identifiers derived from idempotency keys, this is the duplicate check. */
public final class EventLookup {

    /**
     * Where an event is.
     *
     * @param position place in the log
     * @param aggregateId its stream
     * @param sequence place in the stream
     */
    public record Place(long position, String aggregateId, long sequence) {}

    private static final String FIND =
            "select event_id, position, aggregate_id, sequence from event_store.event where event_id = any(?)";

    private final JdbcTemplate jdbc;

    public EventLookup(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** The places of those events that exist, by identifier; one query for all. */
    public Map<UUID, Place> find(Collection<UUID> eventIds) {
        Map<UUID, Place> found = new HashMap<>();
        if (eventIds.isEmpty()) {
            return found;
        }
        ArrayParameter wanted = new ArrayParameter(ArrayParameter.ElementType.UUID, eventIds.size(), 2 * Long.BYTES);
        eventIds.forEach(wanted::uuid);
        jdbc.query(
                connection -> {
                    var query = connection.prepareStatement(FIND);
                    query.setArray(1, wanted.on(connection));
                    return query;
                },
                (RowCallbackHandler) row -> found.put(
                        row.getObject(1, UUID.class), new Place(row.getLong(2), row.getString(3), row.getLong(4))));
        return found;
    }
}
