package dev.openpartner.kernel.api;

import java.util.List;
import java.util.Map;

/** A request that cannot be read as it is, with every fault that was found: an answer of 400. */
public final class InvalidRequest extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient List<Fault> faults;
    private final transient Map<String, Object> details;

    private InvalidRequest(String code, String sentence, List<Fault> faults, Map<String, Object> details) {
        super(sentence, null, false, false);
        this.code = code;
        this.faults = List.copyOf(faults);
        this.details = Map.copyOf(details);
    }

    /** A body with faults, {@code invalid_body}. */
    public static InvalidRequest body(List<Fault> faults) {
        return new InvalidRequest("invalid_body", sentence("body", faults), faults, Map.of());
    }

    /** Query parameters with faults, {@code invalid_query}. */
    public static InvalidRequest query(List<Fault> faults) {
        return new InvalidRequest("invalid_query", sentence("query", faults), faults, Map.of());
    }

    /** A cursor that this server did not make, {@code invalid_cursor}. */
    public static InvalidRequest cursor() {
        String sentence = "The cursor is not one that this list returned. Start again without a cursor.";
        return new InvalidRequest("invalid_cursor", sentence, List.of(new Fault("cursor", "invalid_cursor", sentence)), Map.of());
    }

    /**
     * The same with further members of the answer, such as the id under which the submission was kept; JSON-friendly
     * values only.
     */
    public InvalidRequest with(Map<String, Object> members) {
        return new InvalidRequest(code, String.valueOf(getMessage()), faults, members);
    }

    private static String sentence(String what, List<Fault> faults) {
        String first = faults.isEmpty() ? "" : " " + faults.getFirst().message();
        return faults.size() > 1
                ? "The %s has %d faults, each listed under errors. The first:%s".formatted(what, faults.size(), first)
                : "The %s has a fault:%s".formatted(what, first);
    }

    /** Stable machine code of the answer. */
    public String code() {
        return code;
    }

    public List<Fault> faults() {
        return faults;
    }

    /** Further members of the answer. */
    public Map<String, Object> details() {
        return details;
    }
}
