package dev.openpartner.query.projection;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Tells an event that can never be applied from a database that cannot work right now. */
final class Failure {

    private static final String UNDEFINED_TABLE = "42P01";
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String UNDEFINED_SCHEMA = "3F000";
    private static final int LONGEST_REASON = 500;

    private Failure() {}

    /** Whether trying again, or building the tables anew, may help; otherwise the event is to blame. */
    static boolean isOfTheDatabase(Throwable failure) {
        SQLException sql = sqlException(failure);
        if (sql == null) {
            return false;
        }
        String state = sql.getSQLState();
        if (state == null || isMissingTable(sql)) {
            return true;
        }
        // Connection, transaction conflict, resources, object in use, operator intervention, system error, privileges.
        return state.startsWith("08")
                || state.startsWith("40")
                || state.startsWith("53")
                || state.startsWith("55")
                || state.startsWith("57")
                || state.startsWith("58")
                || state.equals("42501");
    }

    /** Whether it ends a build, and says nothing about the events that were being applied. */
    static boolean endsTheBuild(Throwable failure) {
        return failure instanceof RebuildStopped || isOfTheDatabase(failure);
    }

    /** Whether somebody dropped tables of the read model. */
    static boolean isMissingTable(Throwable failure) {
        SQLException sql = sqlException(failure);
        return sql != null && (UNDEFINED_TABLE.equals(sql.getSQLState()) || UNDEFINED_SCHEMA.equals(sql.getSQLState()));
    }

    /** Whether a row came twice. */
    static boolean isDuplicateRow(Throwable failure) {
        SQLException sql = sqlException(failure);
        return sql != null && UNIQUE_VIOLATION.equals(sql.getSQLState());
    }

    private static @Nullable SQLException sqlException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }

    /** The reason for which an event is put aside: the same for the same event, live or rebuilt. */
    static String reason(Throwable failure) {
        SQLException sql = sqlException(failure);
        // A statement's message may repeat the values of a row, which may be personal.
        String reason = sql == null
                ? failure.getClass().getSimpleName() + ": " + failure.getMessage()
                : "SQL state " + sql.getSQLState();
        return reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
    }
}
