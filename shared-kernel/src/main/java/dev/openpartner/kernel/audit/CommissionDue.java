package dev.openpartner.kernel.audit;

import dev.openpartner.kernel.commission.CommissionEvent.CommissionAccrued;
import dev.openpartner.kernel.commission.RuleTerms;
import dev.openpartner.kernel.customer.Decision.Earned;
import dev.openpartner.kernel.customer.Decision.Touch;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A commission as a decision has it, and as the log opened it: all that says who gets how much for what, by which rule, and when. Not its
 * times and not the words of its calculation.
 *
 * @param heldBackMs how long after it accrued it may not be approved; 0 without a holdback
 */
record CommissionDue(
        String conversionId,
        String attributionId,
        String partnerId,
        String campaignId,
        String clickId,
        String ruleSource,
        int ruleVersion,
        int ruleIndex,
        RuleTerms rule,
        long baseMinor,
        long weightNumerator,
        long weightDenominator,
        long amountMinor,
        String currency,
        long heldBackMs) {

    static CommissionDue of(String conversionId, Touch touch, Earned earned) {
        @Nullable Integer days = earned.holdbackDays();
        return new CommissionDue(
                conversionId,
                touch.attributionId(),
                touch.partnerId(),
                touch.campaignId(),
                touch.clickId(),
                earned.ruleSource(),
                earned.ruleVersion(),
                earned.ruleIndex(),
                earned.rule(),
                earned.baseMinor(),
                touch.weightNumerator(),
                touch.weightDenominator(),
                earned.amountMinor(),
                earned.currency(),
                days == null ? 0 : Duration.ofDays(days).toMillis());
    }

    static CommissionDue of(CommissionAccrued opened) {
        @Nullable Long matureAtMs = opened.matureAtMs();
        return new CommissionDue(
                opened.conversionId(),
                opened.attributionId(),
                opened.partnerId(),
                opened.campaignId(),
                opened.clickId(),
                opened.ruleSource(),
                opened.ruleVersion(),
                opened.ruleIndex(),
                opened.rule(),
                opened.baseMinor(),
                opened.weightNumerator(),
                opened.weightDenominator(),
                opened.amountMinor(),
                opened.currency(),
                matureAtMs == null ? 0 : matureAtMs - opened.accruedAtMs());
    }
}
