package dev.openpartner.kernel.attribution;

/** What became of one click that was considered for a conversion. */
public enum ClickVerdict {
    /** Eligible, and the model gives it credit. */
    CREDITED("credited"),

    /** Eligible, and the model gives all credit to others. */
    NO_WEIGHT("no_weight"),

    /** Dropped: it carries a fraud flag. */
    CLICK_FLAGGED("click_flagged"),

    /** Dropped: its partner had no standing when the decision was made. */
    PARTNER_REVOKED("partner_revoked"),

    /** Dropped: longer before the conversion than its campaign's window. */
    OUTSIDE_WINDOW("outside_window"),

    /** Dropped: later than the conversion, by more than clocks differ. */
    AFTER_CONVERSION("after_conversion");

    private final String code;

    ClickVerdict(String code) {
        this.code = code;
    }

    /** The stable code under which it is stored and shown. */
    public String code() {
        return code;
    }
}
