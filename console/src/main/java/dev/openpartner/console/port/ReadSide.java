package dev.openpartner.console.port;

import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.query.Query;
import java.time.Duration;
import java.util.Map;

/** The side that answers, and what of it can be followed and ordered. */
public interface ReadSide {

    /** What it says; refusals come through as they were thrown. */
    <T> T ask(Query<T> query);

    /** Waits a moment until every list reflects that position of the log; goes on without when they are slow. */
    void catchUp(long position);

    /** The position of every projection, by its name. */
    Map<String, Long> positions();

    /** Waits until a projection moved in this process, or for that long. */
    void awaitNews(Duration atMost);

    /**
     * Begins to build a projection anew, or {@code all} of them.
     *
     * @throws dev.openpartner.kernel.message.Refused {@code projection_not_found}, {@code rebuild_running}
     */
    void rebuild(String name);

    /**
     * Stops the rebuild that runs; every list stays as it is.
     *
     * @throws dev.openpartner.kernel.message.Refused {@code rebuild_not_running}, {@code rebuild_needed}
     */
    void stopRebuild();

    /**
     * Begins to replay the history of the caller's tenant, to audit it.
     *
     * @throws dev.openpartner.kernel.message.Refused {@code audit_running}
     */
    void audit(Caller caller);
}
