package dev.openpartner.query.table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Statements that are sent together and run in their order: what a short statement costs is its round trip, and these have one.
 * For such as answer no rows: the driver would wait for each that does.
 */
public final class Statements {

    private final List<String> sql = new ArrayList<>();
    private final Parameters parameters = new Parameters();

    public Statements add(String statement, Object... values) {
        sql.add(statement);
        for (Object value : values) {
            parameters.add(value);
        }
        return this;
    }

    public void execute(Connection connection) throws SQLException {
        if (sql.isEmpty()) {
            return;
        }
        try (PreparedStatement prepared = connection.prepareStatement(String.join(";", sql))) {
            parameters.set(prepared, connection);
            prepared.execute();
        }
    }
}
