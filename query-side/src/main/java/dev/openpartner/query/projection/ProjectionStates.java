package dev.openpartner.query.projection;

import dev.openpartner.query.table.Changes;
import dev.openpartner.query.table.JoinedQuery;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The row that each projection has about itself. */
final class ProjectionStates {

    private final Connection connection;

    ProjectionStates(Connection connection) {
        this.connection = connection;
    }

    Map<String, ProjectionState> all() throws SQLException {
        Map<String, ProjectionState> states = new HashMap<>();
        ask(states, new JoinedQuery()).run(connection);
        return states;
    }

    /** Adds the question for all of them to others. */
    static JoinedQuery ask(Map<String, ProjectionState> states, JoinedQuery query) {
        return query.ask("array[name, state, position::text, definition_hash] from read_model.projection", row -> {
            String name = Objects.requireNonNull(row[0]);
            states.put(name, new ProjectionState(
                    name,
                    Objects.requireNonNull(row[1]),
                    Long.parseLong(Objects.requireNonNull(row[2])),
                    Objects.requireNonNull(row[3])));
        });
    }

    /** Adds to the changes of a batch that these projections reflect everything up to that position. */
    static void advance(Changes changes, Collection<Projection> projections, long position) {
        changes.add(
                "update read_model.projection set position = ? where name = any(?)",
                position,
                projections.stream().map(Projection::name).toArray(String[]::new));
    }

    void put(ProjectionState state) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement(
                """
                insert into read_model.projection (name, state, position, definition_hash) values (?, ?, ?, ?)
                on conflict (name) do update
                set state = excluded.state, position = excluded.position, definition_hash = excluded.definition_hash
                """)) {
            upsert.setString(1, state.name());
            upsert.setString(2, state.state());
            upsert.setLong(3, state.position());
            upsert.setString(4, state.definitionHash());
            upsert.executeUpdate();
        }
    }

    /** Whether the tables may be written by this build of the software. */
    static boolean isWritable(@Nullable ProjectionState state, Definition definition) {
        return state != null && state.isLive() && state.definitionHash().equals(definition.hash());
    }
}
