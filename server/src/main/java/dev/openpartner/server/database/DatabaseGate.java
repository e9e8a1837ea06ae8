package dev.openpartner.server.database;

import dev.openpartner.server.startup.StartupProblem;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** What a database has to pass before anything else uses it: it answers, and it keeps what it acknowledges. */
final class DatabaseGate {

    /** Whoever starts server and database together need not care which is up first. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final Duration PAUSE = Duration.ofMillis(250);
    /** Class of SQL states that mean "wrong role or password"; waiting does not cure it. */
    private static final String INVALID_AUTHORIZATION = "28";
    /** SQL state of a database that does not exist. */
    private static final String NO_SUCH_DATABASE = "3D000";

    private DatabaseGate() {}

    /** Returns when the database may be used; otherwise says why not. */
    static void open(DatabaseAccess access, boolean unsafeAllowed) {
        try (Connection connection = connect(access)) {
            DurabilityCheck.require(connection, unsafeAllowed);
        } catch (SQLException refused) {
            throw new StartupProblem(
                    "The database cannot be used: " + refused.getMessage() + ".",
                    "Check OPENPARTNER_DATABASE_URL, _USERNAME and _PASSWORD, and that the database is up and reachable from here.",
                    refused);
        }
    }

    private static Connection connect(DatabaseAccess access) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", access.application().username());
        properties.setProperty("password", access.application().password());
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("socketTimeout", "10");
        long giveUpAtNs = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return DriverManager.getConnection(access.url(), properties);
            } catch (SQLException refused) {
                if (System.nanoTime() > giveUpAtNs || isFinal(String.valueOf(refused.getSQLState()))) {
                    throw refused;
                }
                pause();
            }
        }
    }

    /** Whether a connection was refused for a reason that waiting does not cure. */
    static boolean isFinal(String sqlState) {
        return sqlState.startsWith(INVALID_AUTHORIZATION) || sqlState.equals(NO_SUCH_DATABASE);
    }

    private static void pause() throws SQLException {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while waiting for the database", asked);
        }
    }
}
