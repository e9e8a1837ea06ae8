package dev.openpartner.query.projection;

import dev.openpartner.query.table.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** All rows of one tenant, in every table of every projection. A rebuild brings them back, for that tenant alone. */
@Component
@Profile("role-query")
public final class TenantRows {

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final Projections projections;

    TenantRows(JdbcTemplate jdbc, TransactionTemplate transactions, Projections projections) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.projections = projections;
    }

    /** Deletes them. To be asked when nothing of that tenant is on its way to a projection any more. */
    public void delete(String tenant) {
        transactions.executeWithoutResult(status -> jdbc.execute((Connection connection) -> {
            ReadModel.lockShared(connection);
            ReadModel.enter(connection, ReadModel.LIVE);
            for (Projection projection : projections.all()) {
                for (Table table : projection.tables()) {
                    delete(connection, table.name(), tenant);
                }
            }
            delete(connection, "audit", tenant);
            return (@Nullable Void) null;
        }));
    }

    private static void delete(Connection connection, String table, String tenant) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from " + table + " where tenant = ?")) {
            delete.setString(1, tenant);
            delete.executeUpdate();
        }
    }
}
