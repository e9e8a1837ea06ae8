package dev.openpartner.command.axon;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.async.SequencingPolicy;

/**
 * All events in one sequence, for processors that need total order over several segments. Axon's own policy for that answers a
 * new object each time, so that after a restart another segment may own the sequence, and events are skipped or repeated.
 */
public final class OneSequence implements SequencingPolicy<EventMessage<?>> {

    private static final String SEQUENCE = "all";

    @Override
    public Object getSequenceIdentifierFor(EventMessage<?> event) {
        return SEQUENCE;
    }
}
