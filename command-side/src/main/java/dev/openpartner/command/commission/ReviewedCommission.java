package dev.openpartner.command.commission;

import dev.openpartner.kernel.commission.CommissionEvent;
import dev.openpartner.kernel.commission.CommissionEvent.CommissionAccrued;
import dev.openpartner.kernel.commission.CommissionEvent.CommissionApproved;
import dev.openpartner.kernel.commission.CommissionEvent.CommissionReversed;
import dev.openpartner.kernel.commission.CommissionState;
import dev.openpartner.kernel.money.Money;
import dev.openpartner.kernel.query.commission.CommissionView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A commission with its state and its last review, as it is answered.
 *
 * @param accrued how it began
 * @param reason why it was decided so, as the reviewer said
 */
record ReviewedCommission(
        CommissionState state,
        CommissionAccrued accrued,
        @Nullable String reason,
        @Nullable Long decidedAtMs,
        @Nullable String decidedBy) {

    static ReviewedCommission evolve(@Nullable ReviewedCommission before, CommissionEvent event) {
        CommissionState state = CommissionState.evolve(before == null ? null : before.state(), event);
        if (event instanceof CommissionAccrued accrued) {
            return new ReviewedCommission(state, accrued, null, null, null);
        }
        if (before == null) {
            throw new IllegalStateException("commission " + event.commissionId() + " has not accrued");
        }
        return switch (event) {
            case CommissionApproved approved ->
                new ReviewedCommission(
                        state, before.accrued(), approved.reason(), approved.approvedAtMs(), approved.approvedBy());
            case CommissionReversed reversed ->
                new ReviewedCommission(
                        state, before.accrued(), reversed.reason(), reversed.reversedAtMs(), reversed.reversedBy());
            case CommissionAccrued again -> throw new IllegalStateException(again.commissionId() + " accrued twice");
        };
    }

    Money amount() {
        return Money.ofMinor(state.amountMinor(), state.currency());
    }

    CommissionView view() {
        return new CommissionView(
                accrued.commissionId(),
                accrued.partnerId(),
                accrued.campaignId(),
                accrued.conversionId(),
                accrued.clickId(),
                accrued.attributionId(),
                accrued.ruleVersion(),
                amount().toDecimal(),
                accrued.currency(),
                state.status().code(),
                reason,
                Instant.ofEpochMilli(accrued.accruedAtMs()),
                instant(accrued.matureAtMs()),
                instant(decidedAtMs),
                decidedBy);
    }

    private static @Nullable Instant instant(@Nullable Long epochMs) {
        return epochMs == null ? null : Instant.ofEpochMilli(epochMs);
    }
}
