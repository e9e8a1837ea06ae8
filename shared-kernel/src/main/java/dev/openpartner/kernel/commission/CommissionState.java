package dev.openpartner.kernel.commission;

import dev.openpartner.kernel.commission.CommissionEvent.CommissionAccrued;
import dev.openpartner.kernel.commission.CommissionEvent.CommissionApproved;
import dev.openpartner.kernel.commission.CommissionEvent.CommissionReversed;
import org.jspecify.annotations.Nullable;

/**
 * What a decision about a commission needs to know of it.
 *
 * @param matureAtMs before this moment it may not be approved; absent without a holdback
 */
public record CommissionState(
        String tenant,
        String commissionId,
        String partnerId,
        long amountMinor,
        String currency,
        CommissionStatus status,
        @Nullable Long matureAtMs) {

    /** The state after an event; null before the first. */
    public static CommissionState evolve(@Nullable CommissionState state, CommissionEvent event) {
        return switch (event) {
            case CommissionAccrued accrued ->
                new CommissionState(
                        accrued.tenant(),
                        accrued.commissionId(),
                        accrued.partnerId(),
                        accrued.amountMinor(),
                        accrued.currency(),
                        CommissionStatus.ACCRUED,
                        accrued.matureAtMs());
            case CommissionApproved approved -> existing(state, approved).with(CommissionStatus.APPROVED);
            case CommissionReversed reversed -> existing(state, reversed).with(CommissionStatus.REVERSED);
        };
    }

    private static CommissionState existing(@Nullable CommissionState state, CommissionEvent event) {
        if (state == null) {
            throw new IllegalStateException("commission " + event.commissionId() + " has not accrued");
        }
        return state;
    }

    private CommissionState with(CommissionStatus newStatus) {
        return new CommissionState(tenant, commissionId, partnerId, amountMinor, currency, newStatus, matureAtMs);
    }
}
