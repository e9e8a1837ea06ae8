package dev.openpartner.kernel.commission;

import dev.openpartner.kernel.message.DomainEvent;
import dev.openpartner.kernel.message.EventName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The life of one commission. Each event carries partner, amount and currency, so that the ledger needs no look-up. */
public sealed interface CommissionEvent extends DomainEvent {

    String commissionId();

    String partnerId();

    long amountMinor();

    String currency();

    /**
     * A partner earned a commission. Carries its whole explanation.
     *
     * @param conversionId the conversion it is for
     * @param occurredAtMs business time of the conversion
     * @param accruedAtMs when it was decided
     * @param matureAtMs when it may be approved, {@code accruedAtMs} plus the holdback; absent without a holdback
     */
    @EventName("commission.accrued")
    record CommissionAccrued(
            String tenant,
            String commissionId,
            String partnerId,
            String campaignId,
            String customerId,
            String conversionId,
            String conversionType,
            String attributionId,
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
            List<String> steps,
            long occurredAtMs,
            long accruedAtMs,
            @Nullable Long matureAtMs)
            implements CommissionEvent {}

    /** An admin approved it: it is payable. */
    @EventName("commission.approved")
    record CommissionApproved(
            String tenant,
            String commissionId,
            String partnerId,
            long amountMinor,
            String currency,
            @Nullable String reason,
            String approvedBy,
            long approvedAtMs)
            implements CommissionEvent {}

    /**
     * It was taken back; final.
     *
     * @param fromStatus {@code accrued} or {@code approved}: which balance it leaves
     * @param code {@code manual} or {@code superseded} (a later decision replaced it)
     */
    @EventName("commission.reversed")
    record CommissionReversed(
            String tenant,
            String commissionId,
            String partnerId,
            long amountMinor,
            String currency,
            String fromStatus,
            String code,
            String reason,
            String reversedBy,
            long reversedAtMs)
            implements CommissionEvent {}
}
