package dev.openpartner.kernel.commission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.openpartner.kernel.commission.CommissionEvent.CommissionAccrued;
import dev.openpartner.kernel.commission.CommissionEvent.CommissionApproved;
import dev.openpartner.kernel.commission.CommissionEvent.CommissionReversed;
import dev.openpartner.kernel.message.Refused;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CommissionReviewTest {

    private static final long MATURE = Instant.parse("2026-12-01T00:00:00Z").toEpochMilli();

    @Test
    void an_accrued_commission_is_approved() {
        CommissionState accrued = accrued(null);

        CommissionApproved approved = CommissionReview.approve(accrued, "looks good", "key:1", 7);

        assertThat(approved).isEqualTo(new CommissionApproved("t", "m1", "p1", 4000, "USD", "looks good", "key:1", 7));
        assertThat(CommissionState.evolve(accrued, approved).status()).isEqualTo(CommissionStatus.APPROVED);
    }

    @Test
    void a_commission_held_back_is_approved_from_the_moment_it_matures() {
        Refused refused = refusal(() -> CommissionReview.approve(accrued(MATURE), null, "key:1", MATURE - 1));

        assertThat(refused.kind()).isEqualTo(Refused.Kind.CONFLICT);
        assertThat(refused.code()).isEqualTo("holdback_active");
        assertThat(refused.details()).containsEntry("matureAt", "2026-12-01T00:00:00Z");
        assertThat(refused.sentence()).contains("2026-12-01T00:00:00Z");
        assertThat(CommissionReview.approve(accrued(MATURE), null, "key:1", MATURE).approvedAtMs()).isEqualTo(MATURE);
    }

    @ParameterizedTest
    @EnumSource(value = CommissionStatus.class, names = "ACCRUED", mode = EnumSource.Mode.EXCLUDE)
    void only_an_accrued_commission_is_approved_or_superseded(CommissionStatus status) {
        Refused refused = refusal(() -> CommissionReview.approve(in(status), null, "key:1", 7));
        assertThat(refused.kind()).isEqualTo(Refused.Kind.CONFLICT);
        assertThat(refused.code()).isEqualTo("not_approvable");
        assertThat(refused.sentence()).contains(status.code());

        Refused stands = refusal(() -> CommissionReview.supersede(in(status), "click_flagged", "system", 7));
        assertThat(stands.kind()).isEqualTo(Refused.Kind.CONFLICT);
        assertThat(stands.code()).isEqualTo("not_supersedable");
        assertThat(stands.sentence()).contains(status.code());
    }

    @ParameterizedTest
    @EnumSource(value = CommissionStatus.class, names = {"ACCRUED", "APPROVED"})
    void a_commission_that_is_not_paid_is_reversed_with_a_reason(CommissionStatus status) {
        CommissionReversed reversed = CommissionReview.reverse(in(status), " refunded ", "key:1", 9);

        assertThat(reversed)
                .isEqualTo(new CommissionReversed("t", "m1", "p1", 4000, "USD", status.code(), "manual", "refunded", "key:1", 9));
        assertThat(CommissionState.evolve(in(status), reversed).status()).isEqualTo(CommissionStatus.REVERSED);
    }

    @ParameterizedTest
    @EnumSource(value = CommissionStatus.class, names = {"PAID", "REVERSED"})
    void paid_and_reversed_are_final(CommissionStatus status) {
        Refused refused = refusal(() -> CommissionReview.reverse(in(status), "refunded", "key:1", 9));

        assertThat(refused.kind()).isEqualTo(Refused.Kind.CONFLICT);
        assertThat(refused.code()).isEqualTo("not_reversible");
        assertThat(refused.sentence()).contains(status.code());
    }

    @Test
    void a_reversal_needs_a_reason() {
        Refused missing = refusal(() -> CommissionReview.reverse(accrued(null), null, "key:1", 9));
        Refused blank = refusal(() -> CommissionReview.reverse(accrued(null), " ", "key:1", 9));

        assertThat(missing.kind()).isEqualTo(Refused.Kind.INVALID);
        assertThat(missing.code()).isEqualTo("reason_required");
        assertThat(blank.code()).isEqualTo("reason_required");
    }

    @Test
    void an_accrued_commission_is_superseded_with_its_cause() {
        assertThat(CommissionReview.supersede(accrued(MATURE), "click_flagged", "system", 9))
                .isEqualTo(new CommissionReversed(
                        "t", "m1", "p1", 4000, "USD", "accrued", "superseded", "click_flagged", "system", 9));
    }

    @Test
    void a_commission_begins_as_accrued_with_its_amount_and_holdback() {
        assertThat(accrued(MATURE))
                .isEqualTo(new CommissionState("t", "m1", "p1", 4000, "USD", CommissionStatus.ACCRUED, MATURE));
    }

    @Test
    void nothing_happens_to_a_commission_that_has_not_accrued() {
        CommissionApproved approved = CommissionReview.approve(accrued(null), null, "key:1", 7);

        assertThatThrownBy(() -> CommissionState.evolve(null, approved))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("m1");
    }

    private static CommissionState accrued(@Nullable Long matureAtMs) {
        CommissionAccrued event = new CommissionAccrued(
                "t", "m1", "p1", "c1", "u1", "e1", "won", "a1", "k1", "campaign", 1, 0, Rules.percent("20"), 4000, 1, 1, 4000,
                "USD", List.of(), 5, 6, matureAtMs);
        return CommissionState.evolve(null, event);
    }

    private static CommissionState in(CommissionStatus status) {
        return new CommissionState("t", "m1", "p1", 4000, "USD", status, null);
    }

    private static Refused refusal(ThrowingCallable call) {
        return catchThrowableOfType(Refused.class, call);
    }
}
