package dev.openpartner.server.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
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

    private final ReentrantLock trying = new ReentrantLock();
    private volatile BooleanSupplier wanted = () -> false;

    PatientConnections(DatabaseAccess access, Properties driverProperties) {
        super(access.url(), access.application().username(), access.application().password());
        setConnectionProperties(driverProperties);
    }

    /** Begins to be patient, for as long as this holds. Before, a refusal is a refusal: a start should fail at once. */
    void tryAgainWhile(BooleanSupplier condition) {
        wanted = condition;
    }

    /** The pool asks, and waits for so long at its end; the driver has a limit of its own. */
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
            return super.getConnectionFromDriver(properties);
        } catch (SQLException refused) {
            return tryAgain(properties, refused);
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
                        return super.getConnectionFromDriver(properties);
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
