package dev.openpartner.kernel.log;

import java.util.List;

/** Reads the event log in order; the port that rebuilds and audits use. Implemented over the event store. */
public interface EventLog {

    /** The position of the newest committed event; 0 for an empty log. */
    long head();

    /**
     * The next events after a position, in order and without gaps, at most {@code limit} of them. Fewer, or none, mean that the
     * head was reached.
     */
    List<RecordedEvent> readAfter(long position, int limit);

    /** All events of one stream in order, from its first; empty for an unknown stream. */
    List<RecordedEvent> readStream(String aggregateId);
}
