package dev.openpartner.command.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Follows the appends of other processes: LISTEN on one connection of its own, with a look at the head at every connect and once
 * a second, in case a notification was lost. Reconnects for ever.
 */
public final class TailWatch implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TailWatch.class);

    private static final int POLL_MS = 1_000;
    private static final int FIRST_RETRY_MS = 100;
    private static final int LAST_RETRY_MS = 1_000;
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final DataSource dataSource;
    private final EventTail tail;
    private final EventReader reader;
    private volatile @Nullable Thread thread;

    public TailWatch(DataSource dataSource, EventTail tail) {
        this.dataSource = dataSource;
        this.tail = tail;
        this.reader = new EventReader(new JdbcTemplate(dataSource));
    }

    /** Begins to follow; once. */
    public synchronized void start() {
        if (thread == null) {
            Thread follower = Thread.ofPlatform().daemon().name("event-tail").unstarted(this::follow);
            thread = follower;
            follower.start();
        }
    }

    /** Stops following; waiting readers still hear of this process's own commits. */
    @Override
    public synchronized void close() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    private boolean isRunning() {
        return thread == Thread.currentThread();
    }

    private void follow() {
        int retryMs = FIRST_RETRY_MS;
        while (isRunning()) {
            try (Connection connection = dataSource.getConnection()) {
                listen(connection);
                retryMs = FIRST_RETRY_MS;
                receive(connection);
            } catch (SQLException | DataAccessException e) {
                if (isRunning()) {
                    log.warn("Lost the connection that follows the log; again in {} ms: {}", retryMs, e.getMessage());
                    LockSupport.parkNanos(retryMs * NANOS_PER_MILLI);
                    retryMs = Math.min(retryMs * 2, LAST_RETRY_MS);
                }
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        execute(connection, "listen " + EventTail.CHANNEL);
        tail.advanced(reader.head());
    }

    private void receive(Connection connection) throws SQLException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        while (isRunning()) {
            PGNotification[] notifications = postgres.getNotifications(POLL_MS);
            if (notifications == null || notifications.length == 0) {
                tail.advanced(reader.head());
            } else {
                tail.advanced(Long.parseLong(notifications[notifications.length - 1].getParameter()));
            }
        }
        // A connection that listens must not go back into the pool.
        execute(connection, "unlisten *");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
