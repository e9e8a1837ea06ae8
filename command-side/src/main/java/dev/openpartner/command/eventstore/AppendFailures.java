package dev.openpartner.command.eventstore;

import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;

/** Says what a refused append means. */
final class AppendFailures {

    private static final Pattern POSITION = Pattern.compile("\\(\"?position\"?\\)=\\((\\d+)\\)");
    private static final Pattern EVENT_ID = Pattern.compile("\\(event_id\\)=\\(([0-9a-f-]{36})\\)");
    private static final Pattern STREAM = Pattern.compile("\\(aggregate_id, sequence\\)=\\((.*), (\\d+)\\)");

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private AppendFailures() {}

    /** Whether a lock, or a place in the log, was not to be had within the time for it. */
    static boolean isLongWait(SQLException failure) {
        return LOCK_NOT_AVAILABLE.equals(failure.getSQLState());
    }

    /** What a long wait means for an append that others count on. It is no cause: the database answers, so it is not away. */
    static Overtaken overtakenMeanwhile(long head, SQLException longWait) {
        Overtaken overtaken = new Overtaken(head, null);
        overtaken.addSuppressed(longWait);
        return overtaken;
    }

    /**
     * Names a failed append.
     *
     * @return {@link Overtaken} for a taken position; {@link DuplicateEvents} for a taken event identifier; {@link StreamExists} for
     *     a stream that is to begin and did so before; {@link ConcurrencyException} for a stream that moved on; else {@link
     *     EventStoreException}
     */
    static RuntimeException of(SQLException failure) {
        ServerErrorMessage server = failure instanceof PSQLException psql ? psql.getServerErrorMessage() : null;
        if (server != null && PSQLState.UNIQUE_VIOLATION.getState().equals(failure.getSQLState())) {
            String detail = String.valueOf(server.getDetail());
            Matcher position = POSITION.matcher(detail);
            if (position.find()) {
                return new Overtaken(Long.parseLong(position.group(1)) - 1, failure);
            }
            Matcher eventId = EVENT_ID.matcher(detail);
            if (eventId.find()) {
                return new DuplicateEvents(Set.of(UUID.fromString(eventId.group(1))), failure);
            }
            Matcher stream = STREAM.matcher(detail);
            if (stream.find() && stream.group(2).equals("0")) {
                return new StreamExists(stream.group(1), failure);
            }
            return new ConcurrencyException("The stream has moved on: " + detail, failure);
        }
        return new EventStoreException("Events could not be appended: " + failure.getMessage(), failure);
    }
}
