package dev.openpartner.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;

/** The right to rebuild, held by one process at a time through a connection of its own: it ends when the process does. */
final class RebuildLock implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RebuildLock.class);

    private final Connection connection;

    private RebuildLock(Connection connection) {
        this.connection = connection;
    }

    /** The lock, unless somebody holds it. */
    static Optional<RebuildLock> tryTake(DataSource dataSource) {
        try {
            Connection connection = dataSource.getConnection();
            try {
                if (ReadModel.tryLockRebuild(connection)) {
                    return Optional.of(new RebuildLock(connection));
                }
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
            connection.close();
            return Optional.empty();
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("the rebuild lock cannot be asked for", e);
        }
    }

    @Override
    public void close() {
        try (connection) {
            ReadModel.unlockRebuild(connection);
        } catch (SQLException e) {
            // The database gives the lock back by itself when it loses the connection.
            LOG.debug("rebuild lock was given back by the database", e);
        }
    }
}
