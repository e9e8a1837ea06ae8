package dev.openpartner.kernel.commission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.openpartner.kernel.commission.CommissionCommand.ReverseCommission;
import dev.openpartner.kernel.commission.CommissionEvent.CommissionReversed;
import dev.openpartner.kernel.message.Refusals;
import dev.openpartner.kernel.message.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReverseCommissionTest {

    @ParameterizedTest
    @EnumSource(value = CommissionStatus.class, names = {"ACCRUED", "APPROVED"})
    void a_commission_that_is_not_paid_is_taken_back_with_a_reason(CommissionStatus status) {
        CommissionReversed reversed = CommissionReview.reverse(Commissions.in(status), reverse("t", " refunded "));

        assertThat(reversed).isEqualTo(
                new CommissionReversed("t", "m1", "p1", 4000, "USD", status.code(), "manual", "refunded", "key:1", 9));
        assertThat(CommissionState.evolve(Commissions.in(status), reversed).status()).isEqualTo(CommissionStatus.REVERSED);
    }

    @ParameterizedTest
    @EnumSource(value = CommissionStatus.class, names = {"PAID", "REVERSED"})
    void paid_and_reversed_are_final_also_for_a_repeat(CommissionStatus status) {
        Refused refused = catchThrowableOfType(
                Refused.class, () -> CommissionReview.reverse(Commissions.in(status), reverse("t", "refunded")));

        assertThat(refused.kind()).isEqualTo(Refused.Kind.CONFLICT);
        assertThat(refused.code()).isEqualTo("not_reversible");
        assertThat(refused.sentence()).contains(status.code());
    }

    @Test
    void a_reversal_needs_a_reason() {
        assertThatThrownBy(() -> reverse("t", " ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void another_tenants_commission_is_not_found_wherever_it_stands() {
        for (CommissionStatus status : CommissionStatus.values()) {
            assertThat(Refusals.of(() -> CommissionReview.reverse(Commissions.in(status), reverse("other", "refunded"))))
                    .isEqualTo("NOT_FOUND commission_not_found");
        }
    }

    private static ReverseCommission reverse(String tenant, String reason) {
        return new ReverseCommission(tenant, "m1", reason, "key:1", 9, false);
    }
}
