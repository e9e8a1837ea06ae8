package dev.openpartner.command.eventstore;

import org.axonframework.modelling.command.AggregateStreamCreationException;

/** A stream was to begin, and had begun before; nothing was stored. */
public final class StreamExists extends AggregateStreamCreationException {

    private static final long serialVersionUID = 1L;

    private final String aggregateId;

    public StreamExists(String aggregateId, Throwable cause) {
        super("There is a stream " + aggregateId + " already", cause);
        this.aggregateId = aggregateId;
    }

    /** The stream that exists. */
    public String aggregateId() {
        return aggregateId;
    }
}
