package dev.openpartner.kernel.commission;

/** Where a rule set was agreed. */
public enum RuleSource {
    /** The campaign's rules, the same for all its partners. */
    CAMPAIGN("campaign"),

    /** Terms agreed with one partner alone; they take the place of a campaign's rules. */
    PARTNER_TERMS("partner_terms");

    private final String code;

    RuleSource(String code) {
        this.code = code;
    }

    /** The stable code under which it is stored and shown. */
    public String code() {
        return code;
    }
}
