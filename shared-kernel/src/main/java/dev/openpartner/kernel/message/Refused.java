package dev.openpartner.kernel.message;

import java.util.Map;

/**
 * A business decision against a command: a stable code for programs and a sentence for people. Thrown before the command has
 * recorded anything, so that a refusal never takes the other commands of its group with it.
 */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What kind of answer a refusal is, independent of the protocol that carries it. */
    public enum Kind {
        /** The thing named does not exist for this tenant. */
        NOT_FOUND,
        /** The state of the thing forbids it. */
        CONFLICT,
        /** The command itself makes no sense. */
        INVALID,
        /** An idempotency key was used before for something else. */
        KEY_REUSED,
        /** Too much, too fast. */
        LIMITED
    }

    private final Kind kind;
    private final String code;
    private final transient Map<String, Object> details;

    private Refused(Kind kind, String code, String sentence, Map<String, Object> details) {
        // No stack trace: a refusal is an outcome, not a fault, and it is on the hot path of retries.
        super(sentence, null, false, false);
        this.kind = kind;
        this.code = code;
        this.details = Map.copyOf(details);
    }

    public static Refused notFound(String code, String sentence) {
        return new Refused(Kind.NOT_FOUND, code, sentence, Map.of());
    }

    public static Refused conflict(String code, String sentence) {
        return new Refused(Kind.CONFLICT, code, sentence, Map.of());
    }

    /** A conflict with machine-readable members, such as the time at which a commission matures. */
    public static Refused conflict(String code, String sentence, Map<String, Object> details) {
        return new Refused(Kind.CONFLICT, code, sentence, details);
    }

    public static Refused invalid(String code, String sentence) {
        return new Refused(Kind.INVALID, code, sentence, Map.of());
    }

    public static Refused keyReused(String code, String sentence) {
        return new Refused(Kind.KEY_REUSED, code, sentence, Map.of());
    }

    public static Refused limited(String code, String sentence) {
        return new Refused(Kind.LIMITED, code, sentence, Map.of());
    }

    public Kind kind() {
        return kind;
    }

    /** Stable machine code, for example {@code holdback_active}. */
    public String code() {
        return code;
    }

    /** The sentence a person can act on. */
    public String sentence() {
        return String.valueOf(getMessage());
    }

    /** Further members of the answer; JSON-friendly values only. */
    public Map<String, Object> details() {
        return details;
    }
}
