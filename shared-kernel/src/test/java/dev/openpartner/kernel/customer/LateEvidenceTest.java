package dev.openpartner.kernel.customer;

import static dev.openpartner.kernel.attribution.AttributionModel.LAST_CLICK;
import static dev.openpartner.kernel.attribution.AttributionModel.LINEAR;
import static dev.openpartner.kernel.customer.World.DAY;
import static dev.openpartner.kernel.customer.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.kernel.commission.CommissionEvent.CommissionAccrued;
import dev.openpartner.kernel.commission.CommissionStatus;
import dev.openpartner.kernel.commission.Rules;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionRedecided;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionSettled;
import dev.openpartner.kernel.customer.CustomerEvent.LateEvidenceNoted;
import dev.openpartner.kernel.customer.JourneyOutcome.SupersededCommission;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerReinstated;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerRevoked;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LateEvidenceTest {

    private final World world = new World();

    @Test
    void identity_after_the_conversions_settles_them_as_of_their_own_time_and_counts_them() {
        world.convert("e2", NOW + 1, 5_000);
        world.convert("e1", NOW, 10_000);
        assertThat(world.state.waitingCount()).isEqualTo(2);

        JourneyOutcome outcome = world.click("k1", "p1", "c1", NOW - DAY);

        assertThat(outcome.settledCount()).isEqualTo(2);
        assertThat(outcome.events().subList(1, 3))
                .extracting(event -> ((ConversionSettled) event).conversionId())
                .containsExactly("e1", "e2");
        assertThat(outcome.accrued()).extracting(CommissionAccrued::occurredAtMs).containsExactly(NOW, NOW + 1);
        assertThat(outcome.superseded()).isEmpty();
        assertThat(world.state.waitingCount()).isZero();
        assertThat(((ConversionSettled) outcome.events().get(1)).cause()).isEqualTo("click_stitched");
    }

    @Test
    void the_same_click_or_the_same_conversion_again_states_nothing_new() {
        world.click("k1", "p1", "c1", NOW - DAY);
        world.convert("e1", NOW, 10_000);

        assertThat(world.click("k1", "p1", "c1", NOW - DAY)).isEqualTo(JourneyOutcome.NOTHING);
        assertThat(world.convert("e1", NOW, 10_000)).isEqualTo(JourneyOutcome.NOTHING);
        assertThat(world.flags("k1")).isEqualTo(JourneyOutcome.NOTHING);
        assertThat(world.flags("unknown", "manual")).isEqualTo(JourneyOutcome.NOTHING);
        world.flags("k1", "manual", "velocity");
        assertThat(world.flags("k1", "velocity", "manual")).isEqualTo(JourneyOutcome.NOTHING);
    }

    @Test
    void a_click_that_does_not_help_a_waiting_conversion_only_changes_why_it_waits() {
        world.convert("e1", NOW, 10_000);

        JourneyOutcome outcome = world.click("k1", "p1", "c1", NOW + DAY);

        assertThat(outcome.settledCount()).isZero();
        ConversionRedecided redecided = (ConversionRedecided) outcome.events().get(1);
        assertThat(redecided.decision().status()).isEqualTo("outside_window");
        assertThat(redecided.decision().reason()).isEqualTo("after_conversion");
        assertThat(redecided.supersededCommissionIds()).isEmpty();
        assertThat(world.click("k2", "p1", "c1", NOW + 2 * DAY).events()).hasSize(1);
    }

    @Test
    void a_late_click_that_would_have_won_supersedes_what_nobody_has_reviewed() {
        world.click("k1", "p1", "c1", NOW - 2 * DAY);
        world.convert("e1", NOW, 10_000);
        String former = world.live().getFirst().commissionId();

        JourneyOutcome outcome = world.click("k2", "p2", "c1", NOW - DAY);

        ConversionRedecided redecided = (ConversionRedecided) outcome.events().get(1);
        assertThat(redecided.supersededCommissionIds()).containsExactly(former);
        assertThat(redecided.cause()).isEqualTo("click_stitched");
        assertThat(outcome.superseded()).containsExactly(new SupersededCommission(former, "click_stitched"));
        assertThat(world.balances()).isEqualTo(Map.of("e1 p2", 2_000L));
    }

    @Test
    void a_late_click_that_would_have_lost_changes_nothing() {
        world.click("k2", "p2", "c1", NOW - DAY);
        world.convert("e1", NOW, 10_000);

        assertThat(world.click("k1", "p1", "c1", NOW - 2 * DAY).events()).hasSize(1);
        assertThat(world.click("k0", "p1", "c1", NOW - 61 * DAY).events()).hasSize(1);
        assertThat(world.click("k3", "p1", "c1", NOW + DAY).events()).hasSize(1);
    }

    @Test
    void a_flag_takes_the_credit_away_and_unflagging_gives_it_back() {
        world.click("k1", "p1", "c1", NOW - 2 * DAY);
        world.click("k2", "p2", "c1", NOW - DAY);
        world.convert("e1", NOW, 10_000);

        JourneyOutcome flagged = world.flags("k2", "manual");
        assertThat(((ConversionRedecided) flagged.events().get(1)).cause()).isEqualTo("click_flagged");
        assertThat(world.balances()).isEqualTo(Map.of("e1 p1", 2_000L));

        JourneyOutcome unflagged = world.flags("k2");
        assertThat(((ConversionRedecided) unflagged.events().get(1)).cause()).isEqualTo("click_unflagged");
        assertThat(world.balances()).isEqualTo(Map.of("e1 p2", 2_000L));
    }

    @Test
    void flagging_the_only_click_lets_the_conversion_wait_and_unflagging_settles_it() {
        world.click("k1", "p1", "c1", NOW - DAY);
        world.convert("e1", NOW, 10_000);

        ConversionRedecided redecided = (ConversionRedecided) world.flags("k1", "velocity").events().get(1);
        assertThat(redecided.decision().reason()).isEqualTo("click_flagged");
        assertThat(world.balances()).isEmpty();
        assertThat(world.state.waitingCount()).isEqualTo(1);

        assertThat(world.flags("k1").settledCount()).isEqualTo(1);
        assertThat(world.balances()).isEqualTo(Map.of("e1 p1", 2_000L));
    }

    @ParameterizedTest
    @EnumSource(value = CommissionStatus.class, names = "ACCRUED", mode = EnumSource.Mode.EXCLUDE)
    void once_a_commission_was_reviewed_the_decision_stands_and_the_evidence_is_noted(CommissionStatus reviewed) {
        world.campaign("c1", LINEAR, Rules.percent("20"), Rules.fixed("5"));
        world.click("k1", "p1", "c1", NOW - 2 * DAY);
        world.convert("e1", NOW, 10_000);
        world.statuses.put(world.live().getLast().commissionId(), reviewed);

        JourneyOutcome outcome = world.click("k2", "p2", "c1", NOW - DAY);

        assertThat(outcome.events().get(1)).isEqualTo(new LateEvidenceNoted("t", "u", "e1", "click_stitched", "k2", NOW));
        assertThat(outcome.events()).hasSize(2);
        assertThat(outcome.accrued()).isEmpty();
        assertThat(outcome.superseded()).isEmpty();
    }

    @Test
    void a_decision_without_any_commission_may_always_be_decided_again() {
        world.click("k1", "p1", "c1", NOW - 2 * DAY);
        world.convert("e1", NOW, null);
        assertThat(world.balances()).isEmpty();

        world.campaign("c2", LAST_CLICK, Rules.fixed("5"));
        world.click("k2", "p2", "c2", NOW - DAY);

        assertThat(world.balances()).isEqualTo(Map.of("e1 p2", 500L));
    }

    @Test
    void a_lost_standing_alone_does_not_touch_decisions_when_other_evidence_arrives() {
        world.click("k1", "p1", "c1", NOW - 2 * DAY);
        world.convert("e1", NOW, 10_000);
        world.partner(new PartnerRevoked("t", "p1", "fraud", NOW, "admin"));

        assertThat(world.click("k0", "p2", "c1", NOW - 61 * DAY).events()).hasSize(1);
        assertThat(world.balances()).isEqualTo(Map.of("e1 p1", 2_000L));
    }

    @Test
    void a_partner_who_was_reinstated_is_credited_when_a_waiting_conversion_is_looked_at_again() {
        world.partner(new PartnerRevoked("t", "p1", null, NOW, "admin"));
        world.click("k1", "p1", "c1", NOW - 2 * DAY);
        world.convert("e1", NOW, 10_000);
        world.partner(new PartnerReinstated("t", "p1", NOW, "admin"));

        assertThat(world.click("k0", "p2", "c1", NOW - 3 * DAY).settledCount()).isEqualTo(1);
        assertThat(world.balances()).isEqualTo(Map.of("e1 p1", 2_000L));
    }

    @Test
    void a_waiting_conversion_is_looked_at_again_whatever_the_time_of_the_new_click() {
        world.convert("e1", NOW, 10_000);
        world.click("k1", "p1", "c1", NOW - 61 * DAY);

        assertThat(world.state.conversion("e1")).extracting(TrackedConversion::status).isEqualTo("outside_window");
    }

    @Test
    void an_outcome_names_its_evidence_first() {
        assertThat(world.click("k1", "p1", "c1", NOW).events()).extracting(Object::getClass)
                .isEqualTo(List.of(CustomerEvent.ClickStitched.class));
        assertThat(world.convert("e1", NOW, 1_000).events()).extracting(Object::getClass)
                .isEqualTo(List.of(CustomerEvent.ConversionRecorded.class, CustomerEvent.ConversionAttributed.class));
    }
}
