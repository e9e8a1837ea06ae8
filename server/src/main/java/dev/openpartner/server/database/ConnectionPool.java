package dev.openpartner.server.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The pool of the application's connections. A database that is away is an answer within two seconds, and not a request that hangs;
 * a database that is back serves the very next request.
 */
final class ConnectionPool {

    private static final int WAIT_FOR_CONNECTION_MS = 2_000;
    private static final int VALIDATION_MS = 1_000;

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
        settings.setExceptionOverride(allOrNone);
        HikariDataSource pool = new HikariDataSource(settings);
        connections.tryAgainWhile(() -> !pool.isClosed());
        allOrNone.watch(pool);
        return pool;
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
