package dev.openpartner.kernel.api;

import java.util.List;

/** A request that cannot be read as it is, with every fault that was found: an answer of 400. */
public final class InvalidRequest extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient List<Fault> faults;

    private InvalidRequest(String code, String sentence, List<Fault> faults) {
        super(sentence, null, false, false);
        this.code = code;
        this.faults = List.copyOf(faults);
    }

    /** A body with faults, {@code invalid_body}. */
    public static InvalidRequest body(List<Fault> faults) {
        return new InvalidRequest("invalid_body", sentence("body", faults), faults);
    }

    /** Query parameters with faults, {@code invalid_query}. */
    public static InvalidRequest query(List<Fault> faults) {
        return new InvalidRequest("invalid_query", sentence("query", faults), faults);
    }

    /** A cursor that this server did not make, {@code invalid_cursor}. */
    public static InvalidRequest cursor() {
        String sentence = "The cursor is not one that this list returned. Start again without a cursor.";
        return new InvalidRequest("invalid_cursor", sentence, List.of(new Fault("cursor", "invalid_cursor", sentence)));
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
}
