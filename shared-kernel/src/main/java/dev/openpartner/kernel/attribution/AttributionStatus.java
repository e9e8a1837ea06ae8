package dev.openpartner.kernel.attribution;

/** The outcome of a decision about a conversion. */
public enum AttributionStatus {
    /** At least one click earned credit. */
    ATTRIBUTED("attributed"),

    /** No click is known to be this customer's. */
    NO_IDENTITY("no_identity"),

    /** Clicks are known, and each is flagged or its partner revoked. */
    NO_CLICK("no_click"),

    /** Clicks in good standing are known, and none lies within its window. */
    OUTSIDE_WINDOW("outside_window");

    private final String code;

    AttributionStatus(String code) {
        this.code = code;
    }

    /** The stable code under which it is stored and shown. */
    public String code() {
        return code;
    }
}
