package dev.openpartner.kernel.customer;

import static dev.openpartner.kernel.attribution.AttributionModel.FIRST_CLICK;
import static dev.openpartner.kernel.attribution.AttributionModel.LAST_CLICK;
import static dev.openpartner.kernel.customer.World.DAY;
import static dev.openpartner.kernel.customer.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openpartner.kernel.attribution.AttributionEngine;
import dev.openpartner.kernel.commission.Rules;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionAttributed;
import dev.openpartner.kernel.customer.CustomerEvent.CustomerErased;
import dev.openpartner.kernel.customer.CustomerEvent.LateEvidenceNoted;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A customer who is no person stays bounded, and nothing that was decided is lost by it. */
class BoundsTest {

    private static final CustomerState.Limits FEW = new CustomerState.Limits(6, 5, 4);

    private World world = new World(FEW);

    @Test
    void a_thousand_of_each_are_kept() {
        assertThat(CustomerState.Limits.DEFAULT).isEqualTo(new CustomerState.Limits(1_000, 1_000, 1_000));
    }

    @Test
    void the_newest_waiting_conversions_are_kept_and_the_others_are_counted() {
        for (int i = 0; i < FEW.waiting() + 3; i++) {
            world.convert("e" + i, NOW + i, null);
        }
        world.convert("older", NOW - 1, null);

        assertThat(world.state.waitingCount()).isEqualTo(FEW.waiting());
        assertThat(world.state.overflowedWaiting()).isEqualTo(4);
        assertThat(world.state.conversion("e3")).isNotNull();
        assertThat(world.state.conversion("e2")).isNull();
        assertThat(world.state.conversion("older")).isNull();
        assertThat(world.click("k1", "p1", "c1", NOW).settledCount()).isEqualTo(FEW.waiting());
    }

    @Test
    void a_decided_conversion_that_is_let_go_is_still_the_first() {
        world.campaign(
                "c1", LAST_CLICK, Rules.on(Rules.fixed("20"), "won", "first"), Rules.recurring(Rules.fixed("1"), false, null));
        world.click("k1", "p1", "c1", NOW - 1);
        for (int i = 0; i <= FEW.decided(); i++) {
            world.convert("e" + i, NOW + i, null);
        }
        assertThat(world.state.decided()).hasSize(FEW.decided());
        assertThat(world.state.conversion("e0")).isNull();
        assertThat(world.live()).hasSize(2);

        world.convert("older", NOW, null);
        world.convert("other", "lost", NOW + 1, null);

        assertThat(world.live()).extracting(accrued -> accrued.conversionId()).containsOnly("e0");
        assertThat(world.flags("k1", "manual").superseded()).isEmpty();
    }

    @Test
    void recurring_months_are_counted_from_a_first_that_was_let_go() {
        world.campaign("c1", LAST_CLICK, Rules.recurring(Rules.fixed("1"), null, 1));
        world.click("k1", "p1", "c1", NOW - 1);
        for (int i = 0; i <= FEW.decided(); i++) {
            world.convert("e" + i, NOW + i, null);
        }

        assertThat(world.convert("soon", NOW + 20 * DAY, null).accrued()).hasSize(1);
        assertThat(world.convert("late", NOW + 40 * DAY, null).accrued()).isEmpty();
    }

    @Test
    void a_snapshot_carries_everything_that_is_kept() {
        for (int i = 0; i <= FEW.waiting(); i++) {
            world.convert("waiting" + i, NOW - 100 * DAY + i, null);
        }
        world.click("k1", "p1", "c1", NOW - 1);
        for (int i = 0; i <= FEW.decided(); i++) {
            world.convert("e" + i, NOW + i, 1_000);
        }
        world.state.evolve(World.recorded("undecided", "won", NOW, null));

        CustomerSnapshot snapshot = world.state.toSnapshot();

        assertThat(snapshot.clicks()).hasSize(1);
        assertThat(snapshot.forgottenFirsts()).hasSize(2);
        assertThat(snapshot.overflowedWaiting()).isEqualTo(1);
        CustomerState restored = CustomerState.fromSnapshot(snapshot);
        assertThat(restored.toSnapshot()).isEqualTo(snapshot);
        assertThat(restored.waiting()).isEqualTo(world.state.waiting()).hasSize(FEW.waiting());
        assertThat(restored.decided()).isEqualTo(world.state.decided()).hasSize(FEW.decided());
        assertThat(restored.click("k1")).isNotNull();
        assertThat(restored.conversion("e1")).isEqualTo(world.state.conversion("e1"));
    }

    @Test
    void the_newest_clicks_are_kept() {
        for (int i = 0; i < FEW.clicks(); i++) {
            world.click("k" + i, "p1", "c1", NOW + i);
        }
        assertThat(world.state.click("k0")).isNotNull();

        world.click("newest", "p1", "c1", NOW + DAY);
        assertThat(world.state.clicks()).hasSize(FEW.clicks());
        assertThat(world.state.click("k0")).isNull();

        world.click("oldest", "p1", "c1", NOW - 1);
        assertThat(world.state.click("oldest")).isNull();
        assertThat(world.state.click("k1")).isNotNull();
    }

    @Test
    void a_decision_that_rests_on_a_click_no_longer_kept_stands() {
        world.campaign("c1", FIRST_CLICK, Rules.percent("20"));
        world.click("k", "p1", "c1", NOW - DAY);
        world.convert("e1", NOW, 1_000);
        for (int i = 0; i < FEW.clicks(); i++) {
            world.click("later" + i, "p2", "c1", NOW + DAY + i);
        }
        assertThat(world.state.click("k")).isNull();

        world.convert("waiting", NOW, 1_000);
        JourneyOutcome outcome = world.click("k", "p2", "c1", NOW + 60_000);

        assertThat(outcome.events()).contains(new LateEvidenceNoted("t", "u", "e1", "click_stitched", "k", NOW));
        assertThat(outcome.superseded()).isEmpty();
    }

    @Test
    void with_more_clicks_than_are_considered_a_worthless_click_may_push_out_the_one_that_earned() {
        world = new World();
        world.campaign("c1", FIRST_CLICK, Rules.percent("20"));
        world.click("winner", "p1", "c1", NOW - AttributionEngine.MAX_CONSIDERED_CLICKS);
        for (int i = 1; i < AttributionEngine.MAX_CONSIDERED_CLICKS; i++) {
            world.click("k" + i, "p2", "c1", NOW - i);
        }
        world.convert("e1", NOW, 1_000);
        assertThat(world.balances()).containsOnlyKeys("e1 p1");
        world.campaign("short", World.version(1, FIRST_CLICK, Rules.percent("20")));

        world.click("pushing", "p3", "short", NOW, "velocity");

        assertThat(world.balances()).containsOnlyKeys("e1 p2");
    }

    @Test
    void after_an_erasure_clicks_no_longer_count_and_what_was_decided_stands() {
        world.campaign("c1", LAST_CLICK, Rules.on(Rules.fixed("20"), "won", "first"));
        world.convert("waiting", NOW - 100 * DAY, null);
        world.click("k1", "p1", "c1", NOW - DAY);
        world.convert("e1", NOW, null);

        world.state.evolve(new CustomerErased("t", "u", NOW, "admin"));

        assertThat(world.state.clicks()).isEmpty();
        assertThat(world.state.waitingCount()).isZero();
        assertThat(world.state.decided()).isEmpty();
        assertThat(world.state.overflowedWaiting()).isZero();
        assertThat(world.click("k1", "p1", "c1", NOW - 61 * DAY).events()).hasSize(1);
        assertThat(world.convert("e2", NOW + 1, null).events().get(1))
                .isInstanceOf(CustomerEvent.ConversionUnattributed.class);
        assertThat(world.click("k2", "p1", "c1", NOW - 2).accrued()).isEmpty();
        assertThat(world.balances()).containsOnlyKeys("e1 p1");
    }

    @Test
    void a_decision_about_a_conversion_that_was_not_recorded_is_a_broken_history() {
        Decision decision = new Decision("attributed", null, null, null, null, List.of(), List.of());

        assertThatThrownBy(() -> world.state.evolve(new ConversionAttributed("t", "u", "e1", decision, NOW)))
                .isInstanceOf(IllegalStateException.class);
        world.state.evolve(World.recorded("e2", "won", NOW, null));
        assertThatThrownBy(() -> world.state.evolve(new ConversionAttributed("t", "u", "e1", decision, NOW)))
                .hasMessageContaining("e1");
    }

    @Test
    void firsts_that_were_forgotten_are_bounded_too() {
        FirstConversions firsts = new FirstConversions(new ConversionHistory());
        for (int i = 0; i <= FirstConversions.MAX_FORGOTTEN_FIRSTS; i++) {
            firsts.rememberForgotten(held("e" + i, "type" + i));
        }

        assertThat(firsts.toSnapshot()).hasSize(FirstConversions.MAX_FORGOTTEN_FIRSTS);
        assertThat(forgotten(firsts, null)).isEqualTo("e0");
        assertThat(forgotten(firsts, "type1")).isEqualTo("e1");
        assertThat(forgotten(firsts, "type" + FirstConversions.MAX_FORGOTTEN_FIRSTS)).isNull();
    }

    private static @Nullable String forgotten(FirstConversions firsts, @Nullable String type) {
        ConversionMoment moment = firsts.forgottenFirst("p1", type);
        return moment == null ? null : moment.conversionId();
    }

    private static TrackedConversion held(String id, String type) {
        TrackedConversion.Holding holding = new TrackedConversion.Holding("k1", "p1", false, List.of());
        return new TrackedConversion(id, type, NOW, null, "USD", "attributed", null, List.of(holding));
    }
}
