package dev.openpartner.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class PreparedStatementsTest {

    private static final String ASKED = "select cast(? as integer) + 1";
    private static final int TRANSACTIONS = 10;

    /** As every read and every batch of the projections does; what is prepared is worth nothing if each of them prepares it anew. */
    @Test
    void outliveTransactionsThatNameTheSearchPath() throws SQLException {
        try (HikariDataSource pool = ConnectionPool.open(SharedDatabase.newDatabase(), 1, DatabaseConfiguration.driverProperties());
                Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < TRANSACTIONS; i++) {
                Queries.execute(connection, "set local search_path = read_model");
                ask(connection, i);
                connection.commit();
            }
            String uses = "select max(generic_plans + custom_plans) from pg_prepared_statements where statement like '%integer) + 1'";
            assertThat(Integer.parseInt(Queries.text(connection, uses))).isGreaterThan(TRANSACTIONS / 2);
        }
    }

    private static void ask(Connection connection, int number) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ASKED)) {
            statement.setInt(1, number);
            assertThat(statement.executeQuery().next()).isTrue();
        }
    }
}
