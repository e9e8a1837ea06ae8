package dev.openpartner.command.eventstore;

import org.axonframework.modelling.command.ConcurrencyException;

/**
 * The log no longer holds what this process saw of it: the database was restored, or failed over to a copy that lagged. Nothing
 * was stored; whatever is cached must be forgotten before the next try.
 */
public final class LogRewound extends ConcurrencyException {

    private static final long serialVersionUID = 1L;

    public LogRewound(long knownPosition) {
        super("The log ended before position " + knownPosition + ", which had been committed when this process saw it");
    }
}
