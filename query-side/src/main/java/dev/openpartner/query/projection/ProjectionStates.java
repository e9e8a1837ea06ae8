package dev.openpartner.query.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The row that each projection has about itself. */
final class ProjectionStates {

    private final Connection connection;

    ProjectionStates(Connection connection) {
        this.connection = connection;
    }

    Map<String, ProjectionState> all() throws SQLException {
        Map<String, ProjectionState> states = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(
                        "select name, state, position, definition_hash from read_model.projection");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                String name = rows.getString(1);
                states.put(name, new ProjectionState(name, rows.getString(2), rows.getLong(3), rows.getString(4)));
            }
        }
        return states;
    }

    /** These projections reflect everything up to that position. */
    void advance(Collection<Projection> projections, long position) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update read_model.projection set position = ? where name = any(?)")) {
            update.setLong(1, position);
            update.setArray(2, connection.createArrayOf("text", projections.stream().map(Projection::name).toArray()));
            update.executeUpdate();
        }
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
