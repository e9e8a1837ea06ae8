package dev.openpartner.command.lane;

import dev.openpartner.command.eventstore.LogRewound;
import dev.openpartner.command.eventstore.Overtaken;
import dev.openpartner.command.eventstore.StaleStreams;
import dev.openpartner.command.eventstore.StreamExists;
import dev.openpartner.kernel.message.Command;
import dev.openpartner.kernel.message.Refused;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.TransactionException;

/** Tells what a failure calls for. */
final class Failures {

    private Failures() {}

    /**
     * The database is away, ends our sessions, or cannot write: connection (08), resources (53), operator (57), system (58). When
     * the line is cut at the commit, all that is left to see may be that the rollback failed, too.
     */
    static boolean isUnavailable(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TransactionException
                    || cause instanceof DataAccessResourceFailureException
                    || cause instanceof SQLTransientConnectionException) {
                return true;
            }
            if (cause instanceof SQLException sql && isUnavailable(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUnavailable(@Nullable String state) {
        if (state == null) {
            return false;
        }
        return state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57")
                || state.startsWith("58")
                || state.equals("25006") // A standby: the primary is elsewhere now.
                || state.equals("25P03") // The session idled in its transaction, so this process hung.
                || state.equals("55P03"); // Another process holds the append lock for longer than any append takes.
    }

    /** Handling the same command again on fresh state can succeed. */
    static boolean isConflict(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConcurrencyException || isPassing(cause)) {
                return true;
            }
        }
        return false;
    }

    /** A conflict of the whole group with another process, which no single command caused. */
    static boolean isConflictOfGroup(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StaleStreams || cause instanceof Overtaken || cause instanceof LogRewound || isPassing(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPassing(Throwable cause) {
        return cause instanceof ConcurrencyFailureException
                || (cause instanceof SQLException sql
                        && sql.getSQLState() != null
                        && sql.getSQLState().startsWith("40"));
    }

    /**
     * A refusal in the terms of the command, if this is one: {@link Refused} itself, or that the command's own stream does not
     * exist, or exists already. Null for a fault.
     */
    static @Nullable Refused asRefusal(CommandMessage<?> message, Throwable failure) {
        if (failure instanceof Refused refused) {
            return refused;
        }
        if (!(message.getPayload() instanceof Command command)) {
            return null;
        }
        String thing = thingOf(command.aggregateId());
        if (failure instanceof AggregateNotFoundException missing
                && command.aggregateId().equals(missing.getAggregateIdentifier())) {
            return Refused.notFound(thing + "_not_found", "There is no such " + thing.replace('_', ' ') + ".");
        }
        if (failure instanceof StreamExists exists && command.aggregateId().equals(exists.aggregateId())) {
            return Refused.conflict(thing + "_exists", "There is such a " + thing.replace('_', ' ') + " already.");
        }
        return null;
    }

    private static String thingOf(String aggregateId) {
        int colon = aggregateId.indexOf(':');
        return (colon < 0 ? aggregateId : aggregateId.substring(0, colon)).replace('-', '_');
    }
}
