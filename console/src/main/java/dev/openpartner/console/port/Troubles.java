package dev.openpartner.console.port;

import dev.openpartner.kernel.api.Fault;
import java.util.List;

/** Knows what to tell a person about a failure. */
@FunctionalInterface
public interface Troubles {

    /** What to say; a fault of the server is logged on the way, and told without internals. */
    Trouble of(Throwable thrown);

    /**
     * A failure in words.
     *
     * @param status HTTP status
     * @param code stable machine code
     * @param sentence what happened and what to do
     * @param faults each thing wrong with what was sent
     * @param requestId what to look for in the log
     */
    record Trouble(int status, String code, String sentence, List<Fault> faults, String requestId) {}
}
