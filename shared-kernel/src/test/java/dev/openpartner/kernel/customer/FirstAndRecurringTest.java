package dev.openpartner.kernel.customer;

import static dev.openpartner.kernel.attribution.AttributionModel.LAST_CLICK;
import static dev.openpartner.kernel.customer.World.DAY;
import static dev.openpartner.kernel.customer.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.kernel.commission.CommissionEvent.CommissionAccrued;
import dev.openpartner.kernel.commission.CommissionStatus;
import dev.openpartner.kernel.commission.Rules;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionRedecided;
import dev.openpartner.kernel.customer.CustomerEvent.LateEvidenceNoted;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules that count conversions, when these arrive out of order or change hands. */
class FirstAndRecurringTest {

    private final World world = new World();

    @BeforeEach
    void firstPaysTwentyAndFurtherOnesPayTwo() {
        world.campaign(
                "c1",
                LAST_CLICK,
                Rules.on(Rules.fixed("20"), "won", "first"),
                Rules.on(Rules.fixed("2"), "won", "subsequent"));
        world.click("k1", "p1", "c1", NOW - DAY);
    }

    @Test
    void conversions_in_order_touch_nothing_but_themselves_and_ask_for_no_status() {
        for (int i = 0; i < 5; i++) {
            assertThat(world.convert("e" + i, NOW + i, null).events()).hasSize(2);
        }

        assertThat(world.balances())
                .isEqualTo(Map.of("e0 p1", 2_000L, "e1 p1", 200L, "e2 p1", 200L, "e3 p1", 200L, "e4 p1", 200L));
        assertThat(world.standingQuestions()).isZero();
    }

    @Test
    void an_earlier_conversion_that_is_reported_later_takes_the_first_place() {
        world.convert("e2", NOW + 2, null);
        world.convert("e3", NOW + 3, null);

        JourneyOutcome outcome = world.convert("e1", NOW + 1, null);

        assertThat(world.balances()).isEqualTo(Map.of("e1 p1", 2_000L, "e2 p1", 200L, "e3 p1", 200L));
        assertThat(outcome.events()).hasSize(3);
        ConversionRedecided redecided = (ConversionRedecided) outcome.events().get(2);
        assertThat(redecided.conversionId()).isEqualTo("e2");
        assertThat(redecided.cause()).isEqualTo("conversion_recorded");
    }

    @Test
    void a_conversion_between_others_changes_none_of_them() {
        world.convert("e1", NOW + 1, null);
        world.convert("e3", NOW + 3, null);

        assertThat(world.convert("e2", NOW + 2, null).events()).hasSize(2);
        assertThat(world.balances()).isEqualTo(Map.of("e1 p1", 2_000L, "e2 p1", 200L, "e3 p1", 200L));
        assertThat(world.standingQuestions()).isZero();
    }

    @Test
    void conversions_of_the_same_moment_are_counted_in_order_of_their_ids() {
        world.convert("b", NOW, null);
        world.convert("a", NOW, null);

        assertThat(world.balances()).isEqualTo(Map.of("a p1", 2_000L, "b p1", 200L));
    }

    @Test
    void a_first_that_was_reviewed_keeps_its_place_so_that_the_bonus_is_not_paid_twice() {
        world.convert("e2", NOW + 2, null);
        world.review("e2", CommissionStatus.APPROVED);

        JourneyOutcome outcome = world.convert("e1", NOW + 1, null);

        assertThat(world.balances()).isEqualTo(Map.of("e1 p1", 200L, "e2 p1", 2_000L));
        assertThat(outcome.events()).hasSize(3);
        assertThat(outcome.events()).last().isEqualTo(new LateEvidenceNoted("t", "u", "e2", "conversion_recorded", null, NOW));
    }

    @Test
    void a_later_one_that_was_reviewed_does_not_hold_the_first_place() {
        world.convert("e2", NOW + 2, null);
        world.convert("e3", NOW + 3, null);
        world.review("e3", CommissionStatus.PAID);

        world.convert("e1", NOW + 1, null);

        assertThat(world.balances()).isEqualTo(Map.of("e1 p1", 2_000L, "e2 p1", 200L, "e3 p1", 200L));
    }

    @Test
    void a_reviewed_first_of_another_type_does_not_hold_the_first_place() {
        world.campaign(
                "c1", LAST_CLICK, Rules.on(Rules.fixed("20"), "won", "first"), Rules.on(Rules.fixed("3"), "lost", "first"));
        world.convert("e2", "lost", NOW + 2, null);
        world.review("e2", CommissionStatus.APPROVED);
        world.convert("e3", "won", NOW + 3, null);

        world.convert("e1", "won", NOW + 1, null);

        assertThat(world.balances()).isEqualTo(Map.of("e1 p1", 2_000L, "e2 p1", 300L));
    }

    @Test
    void the_first_place_of_a_reviewed_conversion_also_starts_the_recurring_months() {
        world.campaign(
                "c1",
                LAST_CLICK,
                Rules.on(Rules.fixed("20"), "won", "first"),
                Rules.recurring(Rules.on(Rules.fixed("1"), "won", "subsequent"), null, 1));
        world.convert("e2", NOW + 2, null);
        world.review("e2", CommissionStatus.APPROVED);

        world.convert("e1", NOW + 1, null);

        assertThat(world.balances()).isEqualTo(Map.of("e1 p1", 100L, "e2 p1", 2_000L));
    }

    @Test
    void a_conversion_that_is_decided_again_keeps_its_place_behind_the_first() {
        world.convert("e1", NOW, null);
        world.convert("e2", NOW + DAY, null);

        JourneyOutcome outcome = world.click("k2", "p1", "c1", NOW + DAY / 2);

        assertThat(outcome.accrued()).extracting(CommissionAccrued::conversionId).containsExactly("e2");
        assertThat(world.balances()).isEqualTo(Map.of("e1 p1", 2_000L, "e2 p1", 200L));
    }

    @Test
    void the_next_conversion_becomes_the_first_when_the_first_is_lost_to_a_flag() {
        world.click("k0", "p1", "c1", NOW - 100 * DAY);
        world.convert("e0", NOW - 99 * DAY, null);
        world.convert("e1", NOW, null);
        assertThat(world.balances()).isEqualTo(Map.of("e0 p1", 2_000L, "e1 p1", 200L));

        JourneyOutcome outcome = world.flags("k0", "manual");

        assertThat(world.balances()).isEqualTo(Map.of("e1 p1", 2_000L));
        assertThat(outcome.superseded()).hasSize(2);
        world.flags("k0");
        assertThat(world.balances()).isEqualTo(Map.of("e0 p1", 2_000L, "e1 p1", 200L));
    }

    @Test
    void a_reviewed_conversion_behind_a_changed_first_is_only_noted() {
        world.click("k0", "p1", "c1", NOW - 100 * DAY);
        world.convert("e0", NOW - 99 * DAY, null);
        world.convert("e1", NOW, null);
        world.review("e1", CommissionStatus.APPROVED);

        JourneyOutcome outcome = world.flags("k0", "manual");

        assertThat(outcome.events()).last().isEqualTo(new LateEvidenceNoted("t", "u", "e1", "click_flagged", "k0", NOW));
        assertThat(world.balances()).isEqualTo(Map.of("e1 p1", 200L));
    }

    @Test
    void firsts_are_counted_for_each_partner_and_event_type() {
        world.campaign(
                "c2", LAST_CLICK, Rules.on(Rules.fixed("20"), "won", "first"), Rules.recurring(Rules.fixed("1"), false, null));
        world.convert("e1", "won", NOW, null);
        world.click("k2", "p2", "c2", NOW + DAY);
        world.convert("e2", "other", NOW + 2 * DAY, null);
        world.convert("e3", "won", NOW + 3 * DAY, null);

        assertThat(world.balances()).isEqualTo(Map.of("e1 p1", 2_000L, "e2 p2", 100L, "e3 p2", 2_000L));
    }

    @Test
    void a_rule_that_does_not_recur_pays_the_earliest_conversion_of_any_type() {
        world.campaign("c1", LAST_CLICK, Rules.recurring(Rules.fixed("9"), false, null));
        world.convert("e2", "renewed", NOW + 2, null);
        world.convert("e1", "won", NOW + 1, null);

        assertThat(world.balances()).isEqualTo(Map.of("e1 p1", 900L));
    }

    @Test
    void recurring_months_follow_the_first_conversion_when_that_moves() {
        world.campaign("c1", LAST_CLICK, Rules.recurring(Rules.percent("10"), null, 1));
        world.click("k2", "p1", "c1", NOW + 40 * DAY);
        world.convert("e2", NOW + 10 * DAY, 1_000);
        world.convert("e3", NOW + 40 * DAY, 1_000);
        assertThat(world.balances()).isEqualTo(Map.of("e2 p1", 100L, "e3 p1", 100L));

        world.convert("e1", NOW, 1_000);

        assertThat(world.balances()).isEqualTo(Map.of("e1 p1", 100L, "e2 p1", 100L));
    }

    @Test
    void only_policies_that_the_evidence_names_are_loaded() {
        world.convert("e1", NOW, null);

        assertThat(world.consulted).containsExactlyInAnyOrder("c1", "p1");
    }
}
