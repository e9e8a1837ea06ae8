package dev.openpartner.query.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Row-level security of a read table: a transaction sees the rows of the tenant that it names, all of them only when it says
 * so with {@code *}, and none when it says nothing. It binds the tables' owner too.
 */
final class TenantWall {

    private TenantWall() {}

    /** For a table that is kept from one start to the next. */
    static void raiseIfMissing(Connection connection, String table) throws SQLException {
        try (PreparedStatement raised = connection.prepareStatement("select relrowsecurity from pg_class where oid = to_regclass(?)")) {
            raised.setString(1, table);
            try (ResultSet row = raised.executeQuery()) {
                if (row.next() && !row.getBoolean(1)) {
                    raise(connection, table);
                }
            }
        }
    }

    static void raise(Connection connection, String table) throws SQLException {
        ReadModel.execute(connection, "alter table " + table + " enable row level security");
        ReadModel.execute(connection, "alter table " + table + " force row level security");
        ReadModel.execute(
                connection,
                "create policy one_tenant on " + table
                        + " using (tenant = current_setting('openpartner.tenant', true)"
                        + " or current_setting('openpartner.tenant', true) = '*')");
    }
}
