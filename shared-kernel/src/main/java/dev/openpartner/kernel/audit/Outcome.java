package dev.openpartner.kernel.audit;

import dev.openpartner.kernel.customer.CustomerEvent;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionAttributed;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionRedecided;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionSettled;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionUnattributed;
import dev.openpartner.kernel.customer.CustomerEvent.LateEvidenceNoted;
import dev.openpartner.kernel.customer.Decision;
import dev.openpartner.kernel.customer.Decision.Earned;
import dev.openpartner.kernel.customer.Decision.NotEarned;
import dev.openpartner.kernel.customer.Decision.Touch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a decision comes to: all of it but identifiers that it drew, its time, and the words in which it is explained, which a later
 * version of the software may choose better.
 *
 * @param decision absent where a decision was left as it is
 */
record Outcome(
        Class<?> kind,
        String conversionId,
        @Nullable String cause,
        List<String> superseded,
        @Nullable String clickId,
        @Nullable Decision decision) {

    static Outcome of(CustomerEvent event) {
        return switch (event) {
            case ConversionAttributed e -> decided(event, e.conversionId(), null, List.of(), e.decision());
            case ConversionUnattributed e -> decided(event, e.conversionId(), null, List.of(), e.decision());
            case ConversionSettled e -> decided(event, e.conversionId(), e.cause(), List.of(), e.decision());
            case ConversionRedecided e ->
                decided(event, e.conversionId(), e.cause(), e.supersededCommissionIds(), e.decision());
            case LateEvidenceNoted e -> new Outcome(e.getClass(), e.conversionId(), e.cause(), List.of(), e.clickId(), null);
            default -> throw new IllegalArgumentException(event.getClass().getSimpleName() + " is evidence");
        };
    }

    private static Outcome decided(
            CustomerEvent event, String conversionId, @Nullable String cause, List<String> superseded, Decision decision) {
        return new Outcome(event.getClass(), conversionId, cause, superseded, null, bare(decision));
    }

    private static Decision bare(Decision decision) {
        return new Decision(
                decision.status(),
                decision.reason(),
                decision.model(),
                decision.modelCampaignId(),
                decision.windowDays(),
                decision.clicks(),
                decision.touches().stream().map(Outcome::bare).toList());
    }

    private static Touch bare(Touch touch) {
        return new Touch(
                "",
                touch.clickId(),
                touch.partnerId(),
                touch.campaignId(),
                touch.weightNumerator(),
                touch.weightDenominator(),
                touch.earned().stream().map(Outcome::bare).toList(),
                touch.notEarned().stream().map(Outcome::bare).toList(),
                touch.reason());
    }

    private static Earned bare(Earned earned) {
        return new Earned(
                "",
                earned.ruleSource(),
                earned.ruleVersion(),
                earned.ruleIndex(),
                earned.rule(),
                earned.baseMinor(),
                earned.amountMinor(),
                earned.currency(),
                earned.holdbackDays(),
                List.of());
    }

    private static NotEarned bare(NotEarned rule) {
        return new NotEarned(rule.ruleSource(), rule.ruleVersion(), rule.ruleIndex(), rule.code(), "");
    }
}
