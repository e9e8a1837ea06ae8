package dev.openpartner.kernel.customer;

import dev.openpartner.kernel.commission.RuleTerms;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one conversion was decided, complete enough to explain it without asking anything else: every click considered with its
 * verdict, every touch with its weight, every rule with what it paid or why it did not.
 *
 * @param status {@code attributed}, {@code no_identity}, {@code no_click} or {@code outside_window}
 * @param reason machine code that refines the status, for example {@code click_flagged} or {@code campaign_ended}
 * @param model the attribution model applied; absent when no click was eligible
 * @param modelCampaignId the campaign whose model it is: that of the newest eligible click
 * @param windowDays that campaign's window
 * @param clicks every click considered, in order of click time, losers included
 * @param touches the eligible clicks that carry weight, in order of click time
 */
public record Decision(
        String status,
        @Nullable String reason,
        @Nullable String model,
        @Nullable String modelCampaignId,
        @Nullable Integer windowDays,
        List<ConsideredClick> clicks,
        List<Touch> touches) {

    /**
     * One click that was looked at.
     *
     * @param verdict {@code credited}, {@code no_weight} or why it was dropped: {@code click_flagged}, {@code partner_revoked},
     *     {@code outside_window}, {@code after_conversion}
     */
    public record ConsideredClick(
            String clickId, String partnerId, String campaignId, long clickedAtMs, String verdict, List<String> flags) {}

    /**
     * A share of the credit. The weight is an exact fraction.
     *
     * @param reason why the touch earned nothing, where one reason covers it: {@code campaign_ended}, {@code zero_amount}, ...
     */
    public record Touch(
            String attributionId,
            String clickId,
            String partnerId,
            String campaignId,
            long weightNumerator,
            long weightDenominator,
            List<Earned> earned,
            List<NotEarned> notEarned,
            @Nullable String reason) {}

    /**
     * A commission that a rule pays for a touch.
     *
     * @param ruleSource {@code campaign} or {@code partner_terms}
     * @param ruleVersion version of that rule set
     * @param ruleIndex place of the rule in the set, from 0
     * @param baseMinor what the rule pays for the whole conversion, rounded once, before it is shared
     * @param amountMinor this touch's part, in minor units of the currency
     * @param steps the calculation in sentences, one step each
     */
    public record Earned(
            String commissionId,
            String ruleSource,
            int ruleVersion,
            int ruleIndex,
            RuleTerms rule,
            long baseMinor,
            long amountMinor,
            String currency,
            @Nullable Integer holdbackDays,
            List<String> steps) {}

    /**
     * A rule that paid nothing for a touch.
     *
     * @param code {@code other_event_type}, {@code not_first}, {@code not_subsequent}, {@code not_recurring}, {@code
     *     recurring_ended}, {@code below_min_value}, {@code zero_amount}, {@code campaign_not_started} or {@code campaign_ended}
     * @param detail why, in one sentence with the numbers
     */
    public record NotEarned(String ruleSource, int ruleVersion, int ruleIndex, String code, String detail) {}
}
