package dev.openpartner.kernel.commission;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules as tests write them down. */
public final class Rules {

    private Rules() {}

    public static RuleTerms percent(String value) {
        return new RuleTerms("percent", value, null, null, "every", null, null, null, null);
    }

    public static RuleTerms fixed(String value) {
        return new RuleTerms("fixed", value, null, null, "every", null, null, null, null);
    }

    public static RuleTerms fixed(String value, String currency) {
        return new RuleTerms("fixed", value, currency, null, "every", null, null, null, null);
    }

    public static RuleTerms on(RuleTerms rule, String eventType, String trigger) {
        return new RuleTerms(
                rule.type(), rule.value(), rule.currency(), eventType, trigger, rule.recurring(), rule.recurringMonths(),
                rule.minValue(), rule.maxAmount());
    }

    public static RuleTerms recurring(RuleTerms rule, @Nullable Boolean recurring, @Nullable Integer months) {
        return new RuleTerms(
                rule.type(), rule.value(), rule.currency(), rule.eventType(), rule.trigger(), recurring, months, rule.minValue(),
                rule.maxAmount());
    }

    public static RuleTerms limits(RuleTerms rule, @Nullable String minValue, @Nullable String maxAmount) {
        return new RuleTerms(
                rule.type(), rule.value(), rule.currency(), rule.eventType(), rule.trigger(), rule.recurring(),
                rule.recurringMonths(), minValue, maxAmount);
    }

    static RuleSet campaign(String campaignId, RuleTerms... rules) {
        return RuleSet.of(RuleSource.CAMPAIGN, campaignId, 1, List.of(rules), null);
    }

    static RuleSet ownTerms(String partnerId, RuleTerms... rules) {
        return RuleSet.of(RuleSource.PARTNER_TERMS, partnerId, 1, List.of(rules), null);
    }
}
