package dev.openpartner.kernel.message;

import java.util.Set;

/** A request to change one aggregate of one tenant; it may be refused. */
public interface Command {

    /** The tenant that the caller's key or session names; never taken from a request body. */
    String tenant();

    /** The stream that decides, type included: {@code customer:...}. Commands of one stream are handled in order. */
    String aggregateId();

    /**
     * Further streams that the decision is known to read, so that a group of commands can be loaded with one query. A hint: a
     * stream that is missing here is loaded when it is first used.
     */
    default Set<String> alsoReads() {
        return Set.of();
    }
}
