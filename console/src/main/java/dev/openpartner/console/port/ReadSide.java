package dev.openpartner.console.port;

import dev.openpartner.kernel.query.Query;

/** The side that answers. */
public interface ReadSide {

    /** What it says; refusals come through as they were thrown. */
    <T> T ask(Query<T> query);

    /** Waits a moment until every list reflects that position of the log; goes on without when they are slow. */
    void catchUp(long position);
}
