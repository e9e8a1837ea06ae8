package dev.openpartner.kernel.commission;

import static dev.openpartner.kernel.commission.Commissions.MATURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.openpartner.kernel.commission.CommissionCommand.ApproveCommission;
import dev.openpartner.kernel.commission.CommissionEvent.CommissionApproved;
import dev.openpartner.kernel.message.Refusals;
import dev.openpartner.kernel.message.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ApproveCommissionTest {

    @Test
    void an_accrued_commission_becomes_payable() {
        CommissionState accrued = Commissions.accrued(null);

        CommissionApproved approved = CommissionReview.approve(accrued, approve("t", 7));

        assertThat(approved).isEqualTo(new CommissionApproved("t", "m1", "p1", 4000, "USD", "looks good", "key:1", 7));
        assertThat(CommissionState.evolve(accrued, approved).status()).isEqualTo(CommissionStatus.APPROVED);
    }

    @Test
    void one_that_is_held_back_is_approved_from_the_moment_it_matures() {
        CommissionState held = Commissions.accrued(MATURE);
        Refused refused = catchThrowableOfType(
                Refused.class, () -> CommissionReview.approve(held, approve("t", MATURE - 1)));

        assertThat(refused.kind()).isEqualTo(Refused.Kind.CONFLICT);
        assertThat(refused.code()).isEqualTo("holdback_active");
        assertThat(refused.details()).containsEntry("matureAt", "2026-12-01T00:00:00Z");
        assertThat(refused.sentence()).contains("2026-12-01T00:00:00Z");
        assertThat(CommissionReview.approve(held, approve("t", MATURE)).approvedAtMs()).isEqualTo(MATURE);
    }

    @ParameterizedTest
    @EnumSource(value = CommissionStatus.class, names = "ACCRUED", mode = EnumSource.Mode.EXCLUDE)
    void a_repeat_and_any_other_that_is_decided_are_refused_by_where_they_stand(CommissionStatus status) {
        Refused refused = catchThrowableOfType(
                Refused.class, () -> CommissionReview.approve(Commissions.in(status), approve("t", 7)));

        assertThat(refused.kind()).isEqualTo(Refused.Kind.CONFLICT);
        assertThat(refused.code()).isEqualTo("not_approvable");
        assertThat(refused.sentence()).contains(status.code());
    }

    @Test
    void another_tenants_commission_is_not_found_wherever_it_stands() {
        for (CommissionStatus status : CommissionStatus.values()) {
            assertThat(Refusals.of(() -> CommissionReview.approve(Commissions.in(status), approve("other", 7))))
                    .isEqualTo("NOT_FOUND commission_not_found");
        }
    }

    private static ApproveCommission approve(String tenant, long nowMs) {
        return new ApproveCommission(tenant, "m1", "looks good", "key:1", nowMs, false);
    }
}
