package dev.openpartner.query.projection;

import dev.openpartner.kernel.log.RecordedEvent;
import dev.openpartner.query.table.JoinedQuery;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Events that a projection could not take, put aside with their reasons. What follows in the same stream is put aside too,
 * because it may build on what is missing; a rebuild by a corrected projector takes them all in again.
 */
final class ParkedEvents {

    private final Connection connection;
    private final String build;

    /** @param build {@code live} or {@code next} */
    ParkedEvents(Connection connection, String build) {
        this.connection = connection;
        this.build = build;
    }

    /** The streams among those of the events that each projection has put aside. */
    Map<String, Set<String>> streamsOf(Collection<RecordedEvent> events) throws SQLException {
        Map<String, Set<String>> streams = new HashMap<>();
        askFor(events, streams, new JoinedQuery()).run(connection);
        return streams;
    }

    /** Adds that question to others. */
    JoinedQuery askFor(Collection<RecordedEvent> events, Map<String, Set<String>> streams, JoinedQuery query) {
        return query.ask(
                "array[projection, aggregate_id] from read_model.parked_event where build = ? and aggregate_id = any(?)",
                found -> add(streams, found),
                build,
                events.stream().map(RecordedEvent::aggregateId).distinct().toArray(String[]::new));
    }

    /** All streams that each projection has put aside. */
    Map<String, Set<String>> allStreams() throws SQLException {
        Map<String, Set<String>> streams = new HashMap<>();
        new JoinedQuery()
                .ask("array[projection, aggregate_id] from read_model.parked_event where build = ?",
                        found -> add(streams, found), build)
                .run(connection);
        return streams;
    }

    private static void add(Map<String, Set<String>> streams, @Nullable String[] found) {
        streams.computeIfAbsent(Objects.requireNonNull(found[0]), name -> new HashSet<>()).add(Objects.requireNonNull(found[1]));
    }

    void park(Projection projection, RecordedEvent recorded, String reason) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                """
                insert into read_model.parked_event
                    (projection, build, position, aggregate_id, tenant, event_type, reason)
                values (?, ?, ?, ?, ?, ?, ?)
                """)) {
            insert.setString(1, projection.name());
            insert.setString(2, build);
            insert.setLong(3, recorded.position());
            insert.setString(4, recorded.aggregateId());
            insert.setString(5, recorded.event().tenant());
            insert.setString(6, EventNames.of(recorded.event()));
            insert.setString(7, reason);
            insert.executeUpdate();
        }
    }

    /** Forgets what the builds of these projections put aside. */
    void clear(List<Projection> projections) throws SQLException {
        update("delete from read_model.parked_event where build = ? and projection = any(?)", projections);
    }

    /** What this build put aside is now what is live. */
    void becomeLive(List<Projection> projections) throws SQLException {
        new ParkedEvents(connection, "live").clear(projections);
        update("update read_model.parked_event set build = 'live' where build = ? and projection = any(?)", projections);
    }

    private void update(String sql, List<Projection> projections) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, build);
            statement.setArray(2, connection.createArrayOf("text", projections.stream().map(Projection::name).toArray()));
            statement.executeUpdate();
        }
    }
}
