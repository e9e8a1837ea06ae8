package dev.openpartner.kernel.commission;

import static dev.openpartner.kernel.commission.Commissions.MATURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openpartner.kernel.commission.CommissionEvent.CommissionApproved;
import dev.openpartner.kernel.commission.CommissionEvent.CommissionReversed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens to a commission without an admin's command; theirs have tests of their own. */
class CommissionReviewTest {

    @Test
    void an_accrued_commission_is_superseded_with_its_cause() {
        assertThat(CommissionReview.supersede(Commissions.accrued(MATURE), "click_flagged", "system", 9))
                .isEqualTo(new CommissionReversed(
                        "t", "m1", "p1", 4000, "USD", "accrued", "superseded", "click_flagged", "system", 9));
    }

    @ParameterizedTest
    @EnumSource(value = CommissionStatus.class, names = "ACCRUED", mode = EnumSource.Mode.EXCLUDE)
    void to_supersede_one_that_was_reviewed_is_a_fault(CommissionStatus status) {
        assertThatThrownBy(() -> CommissionReview.supersede(Commissions.in(status), "click_flagged", "system", 7))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(status.code());
    }

    @Test
    void a_commission_begins_as_accrued_with_its_amount_and_holdback() {
        assertThat(Commissions.accrued(MATURE))
                .isEqualTo(new CommissionState("t", "m1", "p1", 4000, "USD", CommissionStatus.ACCRUED, MATURE));
    }

    @Test
    void nothing_happens_to_a_commission_that_has_not_accrued() {
        CommissionApproved approved = new CommissionApproved("t", "m1", "p1", 4000, "USD", null, "key:1", 7);

        assertThatThrownBy(() -> CommissionState.evolve(null, approved))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("m1");
    }
}
