package dev.openpartner.server.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Makes connections, and goes on trying while the database is away. The pool would try again, too, but with pauses that grow to
 * five seconds: for that long after the database is back, requests would still be told that it is not.
 */
final class PatientConnections extends DriverManagerDataSource {

    /** Between two attempts. Only one thread of the process tries, so the database hears from it ten times a second at most. */
    private static final long PAUSE_MS = 100;

    private static final int LOGIN_TIMEOUT_SECONDS = 5;

    /** The longest that a session may let itself be waited for; a database that hangs is noticed long before. */
    private static final int READ_TIMEOUT_MS = 60_000;

    private final Set<Connection> made = ConcurrentHashMap.newKeySet();
    private final ReentrantLock trying = new ReentrantLock();
    private volatile BooleanSupplier wanted = () -> false;

    PatientConnections(DatabaseAccess access, Properties driverProperties) {
        super(access.url(), access.application().username(), access.application().password());
        Properties properties = new Properties();
        properties.putAll(driverProperties);
        properties.setProperty("socketTimeout", String.valueOf(LOGIN_TIMEOUT_SECONDS));
        setConnectionProperties(properties);
    }

    /** Ends every session at once, without a word to the database; whoever waits for an answer hears that it is away. */
    void endAll() {
        for (Connection connection : made) {
            try {
                connection.abort(Thread::startVirtualThread);
            } catch (SQLException endedAlready) {
                logger.debug("A connection could not be ended", endedAlready);
            }
        }
        made.clear();
    }

    /** Begins to be patient, for as long as this holds. Before, a refusal is a refusal: a start should fail at once. */
    void tryAgainWhile(BooleanSupplier condition) {
        wanted = condition;
    }

    /** The pool asks, and waits for so long at its end; the driver has the same limit for each answer during a login. */
    @Override
    public int getLoginTimeout() {
        return LOGIN_TIMEOUT_SECONDS;
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // See above.
    }

    @Override
    protected Connection getConnectionFromDriver(Properties properties) throws SQLException {
        try {
            return make(properties);
        } catch (SQLException refused) {
            return tryAgain(properties, refused);
        }
    }

    private Connection make(Properties properties) throws SQLException {
        Connection connection = super.getConnectionFromDriver(properties);
        connection.setNetworkTimeout(Runnable::run, READ_TIMEOUT_MS);
        made.removeIf(PatientConnections::isClosed);
        made.add(connection);
        return connection;
    }

    private static boolean isClosed(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException unknown) {
            return false;
        }
    }

    private Connection tryAgain(Properties properties, SQLException first) throws SQLException {
        SQLException refused = first;
        try {
            trying.lockInterruptibly();
            try {
                while (wanted.getAsBoolean() && !DatabaseGate.isFinal(String.valueOf(refused.getSQLState()))) {
                    TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
                    try {
                        return make(properties);
                    } catch (SQLException again) {
                        refused = again;
                    }
                }
            } finally {
                trying.unlock();
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
        throw refused;
    }
}
