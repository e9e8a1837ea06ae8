package dev.openpartner.server.http;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Tells a server that cannot work now (database away, out of room, overloaded) from one that has a fault. */
final class Unavailability {

    /**
     * Classes of SQL states under which the database refuses whatever it is asked: connection (08), resources such as disk and
     * connections (53), operator intervention such as a shutdown (57), system errors (58), and a server that turned read-only (25).
     */
    private static final Set<String> STATE_CLASSES = Set.of("08", "25", "53", "57", "58");

    private Unavailability() {}

    static boolean is(Throwable thrown) {
        return switch (thrown) {
            case NonTransientDataAccessResourceException _ -> true;
            case TransientDataAccessException _ -> true;
            case RecoverableDataAccessException _ -> true;
            case CannotCreateTransactionException _ -> true;
            // When the line is cut inside a transaction, all that is left to see may be that the rollback failed, too.
            case TransactionSystemException _ -> true;
            case RejectedExecutionException _ -> true;
            case SQLTransientException _ -> true;
            case SQLRecoverableException _ -> true;
            case SQLNonTransientConnectionException _ -> true;
            case SQLException sql -> sql.getSQLState() != null
                    && sql.getSQLState().length() == 5
                    && STATE_CLASSES.contains(sql.getSQLState().substring(0, 2));
            default -> false;
        };
    }
}
