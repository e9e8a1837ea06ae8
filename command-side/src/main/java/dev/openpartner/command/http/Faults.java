package dev.openpartner.command.http;

import dev.openpartner.kernel.api.Fault;
import dev.openpartner.kernel.api.InvalidRequest;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one body, so that a client learns of every fault in one answer. */
final class Faults {

    /** Enough to mend any body by hand; a hostile one must not be answered with megabytes. */
    private static final int MAX_FAULTS = 100;

    private final List<Fault> found = new ArrayList<>();

    void add(String pointer, String code, String message) {
        if (found.size() < MAX_FAULTS) {
            found.add(new Fault(pointer, code, message));
        }
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw InvalidRequest.body(found);
        }
    }

    /** A step of a JSON pointer, escaped as RFC 6901 says. */
    static String step(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
