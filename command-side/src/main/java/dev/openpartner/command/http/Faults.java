package dev.openpartner.command.http;

import dev.openpartner.kernel.api.Fault;
import dev.openpartner.kernel.api.InvalidRequest;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one body, so that a client learns of every fault in one answer. */
public final class Faults {

    /** Enough to mend any body by hand; a hostile one must not be answered with megabytes. */
    private static final int MAX_FAULTS = 100;

    private final List<Fault> found = new ArrayList<>();

    /** Notes a fault, unless there are too many already. */
    public void add(String pointer, String code, String message) {
        add(new Fault(pointer, code, message));
    }

    /** Notes a fault, unless there are too many already. */
    public void add(Fault fault) {
        if (found.size() < MAX_FAULTS) {
            found.add(fault);
        }
    }

    /** Whether a fault was noted at this place. */
    public boolean has(String pointer) {
        return found.stream().anyMatch(fault -> fault.pointer().equals(pointer));
    }

    /**
     * Ends the reading.
     *
     * @throws InvalidRequest with every fault, if there is one
     */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw InvalidRequest.body(found);
        }
    }

    /** A step of a JSON pointer, escaped as RFC 6901 says. */
    public static String step(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
