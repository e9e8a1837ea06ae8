package dev.openpartner.query.reviewqueue;

/**
 * A reason to look twice at a commission, and the condition under which it is given. The conditions speak of the joins of
 * {@link ReviewQueueFinder}.
 */
enum RiskSignal {
    FLAGGED_CLICKS(
            "flagged_clicks", "c.flagged_clicks", "A click on this customer's journey carries a fraud flag."),
    SELF_REFERRAL(
            "self_referral",
            "c.user_key = p.email_key or (c.user_domain is not null and c.user_domain = p.email_domain)",
            "The customer's e-mail address is the partner's, or of the partner's own domain."),
    FAST_CONVERSION(
            "fast_conversion",
            "c.occurred_at_ms - a.clicked_at_ms between 0 and 600000",
            "The conversion came within ten minutes of the click."),
    HIGH_VALUE(
            "high_value",
            "c.value_minor > 0 and t.conversions >= 10 and c.value_minor::numeric * t.conversions >= t.value_minor::numeric * 5",
            "The value is at least five times what conversions of this type are worth on average."),
    SETTLED_LATE(
            "settled_late", "c.settled_late", "The click became known only after the conversion was reported."),
    LATE_EVIDENCE(
            "late_evidence",
            "cardinality(c.late_positions) > 0",
            "Evidence came after a commission of this conversion had been reviewed.");

    private final String code;
    private final String condition;
    private final String detail;

    RiskSignal(String code, String condition, String detail) {
        this.code = code;
        this.condition = condition;
        this.detail = detail;
    }

    /** The stable code under which it is shown and filtered. */
    String code() {
        return code;
    }

    /** A condition in SQL; unknown counts as false. */
    String condition() {
        return "coalesce(" + condition + ", false)";
    }

    /** The sentence for people. */
    String detail() {
        return detail;
    }
}
