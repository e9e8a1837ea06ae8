package dev.openpartner.command.eventstore;

import java.util.Set;
import org.axonframework.modelling.command.ConcurrencyException;

/**
 * Another process changed streams that this unit of work had read or was about to change; nothing was stored. Handling the
 * commands again on fresh state is right.
 */
public final class StaleStreams extends ConcurrencyException {

    private static final long serialVersionUID = 1L;

    private final transient Set<String> aggregateIds;

    public StaleStreams(Set<String> aggregateIds) {
        super("Changed by another process since they were read: " + aggregateIds);
        this.aggregateIds = Set.copyOf(aggregateIds);
    }

    /** The streams that changed. */
    public Set<String> aggregateIds() {
        return aggregateIds;
    }
}
