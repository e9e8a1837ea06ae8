package dev.openpartner.server.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import dev.openpartner.server.database.DatabaseAccess.Login;
import java.sql.SQLException;
import java.util.Properties;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The pool of the application's connections. A database that is away is an answer within two seconds, one that hangs within six, and
 * not a request that hangs; a database that is back serves the very next request.
 */
final class ConnectionPool {

    private static final int WAIT_FOR_CONNECTION_MS = 2_000;
    private static final int VALIDATION_MS = 1_000;
    private static final int LOGIN_SECONDS = 3;

    /**
     * Where reads and live projections look for tables; they say so in each transaction, too. PostgreSQL 18 tells the driver when the
     * path changes, at the end of such a transaction again, and the driver then forgets all statements that the connection has
     * prepared: with another path to begin with, every statement would be parsed and planned anew in every transaction.
     */
    private static final String SEARCH_PATH = "set search_path = read_model";

    private ConnectionPool() {}

    static HikariDataSource open(DatabaseAccess access, int size, Properties driverProperties) {
        PatientConnections connections = new PatientConnections(access, driverProperties);
        AllOrNone allOrNone = new AllOrNone();
        HikariConfig settings = new HikariConfig();
        settings.setPoolName("openpartner");
        settings.setDataSource(connections);
        settings.setMaximumPoolSize(size);
        settings.setMinimumIdle(Math.min(2, size));
        settings.setConnectionTimeout(WAIT_FOR_CONNECTION_MS);
        settings.setValidationTimeout(VALIDATION_MS);
        settings.setConnectionInitSql(SEARCH_PATH);
        settings.setExceptionOverride(allOrNone);
        HikariDataSource pool = new HikariDataSource(settings);
        connections.tryAgainWhile(() -> !pool.isClosed());
        allOrNone.watch(pool);
        SilenceWatch.begin(lineOfItsOwn(access, driverProperties), connections::endAll, () -> !pool.isClosed());
        return pool;
    }

    /** Not from the pool, which may have none left when the database hangs. */
    private static DataSource lineOfItsOwn(DatabaseAccess access, Properties driverProperties) {
        Properties properties = new Properties();
        properties.putAll(driverProperties);
        properties.setProperty("socketTimeout", String.valueOf(LOGIN_SECONDS));
        Login login = access.application();
        DriverManagerDataSource line = new DriverManagerDataSource(access.url(), login.username(), login.password());
        line.setConnectionProperties(properties);
        return line;
    }

    /**
     * When one connection is lost, all are taken for lost. A connection that was used within the last half second is handed out
     * unchecked, so that after a restart of the database each dead one would cost a request.
     */
    private static final class AllOrNone implements SQLExceptionOverride {

        /** An operator ended the session, or the database crashed, or it is on its way up or down. */
        private static final Set<String> ENDED = Set.of("57P01", "57P02", "57P03");

        private volatile @Nullable HikariDataSource pool;

        void watch(HikariDataSource watched) {
            pool = watched;
        }

        @java.lang.Override
        public Override adjudicate(SQLException failure) {
            String state = String.valueOf(failure.getSQLState());
            HikariDataSource watched = pool;
            if (watched != null && (state.startsWith("08") || ENDED.contains(state))) {
                watched.getHikariPoolMXBean().softEvictConnections();
            }
            return Override.CONTINUE_EVICT;
        }
    }
}
