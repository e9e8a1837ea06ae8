package dev.openpartner.kernel.commission;

import dev.openpartner.kernel.commission.CommissionCommand.ApproveCommission;
import dev.openpartner.kernel.commission.CommissionCommand.ReverseCommission;
import dev.openpartner.kernel.commission.CommissionEvent.CommissionApproved;
import dev.openpartner.kernel.commission.CommissionEvent.CommissionReversed;
import dev.openpartner.kernel.message.Refused;
import java.time.Instant;
import java.util.Map;

/** Decides what may happen to a commission. Pure functions: the event that states the outcome, or a refusal. */
public final class CommissionReview {

    /** An admin took it back. */
    public static final String MANUAL = "manual";

    /** A later decision about the same conversion took its place. */
    public static final String SUPERSEDED = "superseded";

    private CommissionReview() {}

    /**
     * Makes an accrued commission payable.
     *
     * @throws Refused {@code commission_not_found} for another tenant's; conflict {@code not_approvable} unless it is accrued;
     *     conflict {@code holdback_active} with {@code matureAt} (RFC 3339) before it matures
     */
    public static CommissionApproved approve(CommissionState state, ApproveCommission command) {
        requireTenant(state, command);
        if (state.status() != CommissionStatus.ACCRUED) {
            throw Refused.conflict(
                    "not_approvable", "Only an accrued commission can be approved; this one is " + state.status().code() + ".");
        }
        Long matureAtMs = state.matureAtMs();
        if (matureAtMs != null && command.nowMs() < matureAtMs) {
            String matureAt = Instant.ofEpochMilli(matureAtMs).toString();
            throw Refused.conflict(
                    "holdback_active",
                    "This commission is held back until " + matureAt + "; approve it from then on.",
                    Map.of("matureAt", matureAt));
        }
        return new CommissionApproved(
                state.tenant(),
                state.commissionId(),
                state.partnerId(),
                state.amountMinor(),
                state.currency(),
                command.reason(),
                command.by(),
                command.nowMs());
    }

    /**
     * Takes a commission back that is not paid yet.
     *
     * @throws Refused {@code commission_not_found} for another tenant's; conflict {@code not_reversible} once it is paid or
     *     reversed
     */
    public static CommissionReversed reverse(CommissionState state, ReverseCommission command) {
        requireTenant(state, command);
        if (state.status() != CommissionStatus.ACCRUED && state.status() != CommissionStatus.APPROVED) {
            throw Refused.conflict(
                    "not_reversible", "A commission that is " + state.status().code() + " can not be reversed any more.");
        }
        return reversed(state, MANUAL, command.reason().trim(), command.by(), command.nowMs());
    }

    /**
     * Takes an accrued commission back because its conversion was decided again. Whoever decides asks before: once a commission was
     * reviewed, the decision about its conversion stands.
     */
    public static CommissionReversed supersede(CommissionState state, String cause, String by, long nowMs) {
        if (state.status() != CommissionStatus.ACCRUED) {
            throw new IllegalStateException(
                    "commission %s is %s and stands".formatted(state.commissionId(), state.status().code()));
        }
        return reversed(state, SUPERSEDED, cause, by, nowMs);
    }

    /** The refusal of a command for a commission that this tenant does not have. */
    public static Refused notFound() {
        return Refused.notFound("commission_not_found", "There is no commission with this id.");
    }

    private static void requireTenant(CommissionState state, CommissionCommand command) {
        if (!state.tenant().equals(command.tenant())) {
            throw notFound();
        }
    }

    private static CommissionReversed reversed(CommissionState state, String code, String reason, String by, long nowMs) {
        return new CommissionReversed(
                state.tenant(),
                state.commissionId(),
                state.partnerId(),
                state.amountMinor(),
                state.currency(),
                state.status().code(),
                code,
                reason,
                by,
                nowMs);
    }
}
