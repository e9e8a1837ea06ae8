package dev.openpartner.kernel.customer;

import static dev.openpartner.kernel.attribution.AttributionModel.LAST_CLICK;
import static dev.openpartner.kernel.customer.World.DAY;
import static dev.openpartner.kernel.customer.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openpartner.kernel.commission.CommissionStatus;
import dev.openpartner.kernel.commission.Rules;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionAttributed;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionRedecided;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionSettled;
import dev.openpartner.kernel.customer.CustomerEvent.CustomerErased;
import dev.openpartner.kernel.customer.CustomerEvent.LateEvidenceNoted;
import dev.openpartner.kernel.customer.CustomerEvent.WaitingConversionRecalled;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Waiting conversions that a customer's state let go are brought back where evidence settles them. */
class RecallWaitingConversionsTest {

    private static final CustomerState.Limits TWO_WAITING = new CustomerState.Limits(10, 10, 2);

    private final World world = new World(TWO_WAITING);

    @Test
    void a_conversion_that_was_let_go_is_settled_as_of_its_own_time() {
        convert(3);
        world.click("k1", "p1", "c1", NOW - DAY);
        assertThat(world.balances()).isEqualTo(Map.of("e1 p1", 200L, "e2 p1", 200L));

        JourneyOutcome outcome = world.recall(letGo().getFirst());

        assertThat(outcome.events().getFirst())
                .isEqualTo(new WaitingConversionRecalled("t", "u", "e0", "won", 1_000L, "USD", NOW, NOW));
        ConversionSettled settled = (ConversionSettled) outcome.events().get(1);
        assertThat(settled.cause()).isEqualTo("conversion_recalled");
        assertThat(settled.decision().status()).isEqualTo("attributed");
        assertThat(outcome.accrued().getFirst().occurredAtMs()).isEqualTo(NOW);
        assertThat(world.balances()).hasSize(3);
        assertThat(world.state.overflowedWaiting()).isZero();
        assertThat(world.state.conversion("e0")).isNotNull();
    }

    @Test
    void one_that_still_waits_stays_let_go() {
        convert(3);
        world.click("k1", "p1", "c1", NOW + DAY);

        assertThat(world.recall(letGo().getFirst())).isEqualTo(JourneyOutcome.NOTHING);
        assertThat(world.state.overflowedWaiting()).isEqualTo(1);
    }

    @Test
    void one_that_is_kept_or_was_recalled_before_is_left_alone() {
        convert(4);
        List<WaitingConversion> all = letGo();
        world.click("k1", "p1", "c1", NOW - DAY);
        world.recall(all.getFirst());

        assertThat(world.recall(all.getFirst())).isEqualTo(JourneyOutcome.NOTHING);
        assertThat(world.recall(all.getLast())).isEqualTo(JourneyOutcome.NOTHING);
        assertThat(world.state.overflowedWaiting()).isEqualTo(1);
    }

    @Test
    void nothing_is_recalled_where_nothing_was_let_go() {
        world.click("k1", "p1", "c1", NOW - DAY);
        WaitingConversion unknown = new WaitingConversion("e9", "won", 1_000L, "USD", NOW, 7);

        assertThat(world.recall(unknown)).isEqualTo(JourneyOutcome.NOTHING);
        assertThat(world.state.overflowedWaiting()).isZero();
    }

    @Test
    void the_oldest_takes_the_place_of_the_first_that_nobody_has_reviewed() {
        world.campaign("c1", LAST_CLICK, Rules.on(Rules.fixed("20"), "won", "first"));
        convert(3);
        world.click("k1", "p1", "c1", NOW - DAY);
        assertThat(world.balances()).isEqualTo(Map.of("e1 p1", 2_000L));

        JourneyOutcome outcome = world.recall(letGo().getFirst());

        assertThat(world.balances()).isEqualTo(Map.of("e0 p1", 2_000L));
        assertThat(outcome.events().get(2)).isInstanceOfSatisfying(ConversionRedecided.class, redecided -> {
            assertThat(redecided.conversionId()).isEqualTo("e1");
            assertThat(redecided.cause()).isEqualTo("conversion_recalled");
        });
    }

    @Test
    void a_first_that_was_reviewed_stands_and_the_older_one_is_not_paid_for_being_first() {
        world.campaign("c1", LAST_CLICK, Rules.on(Rules.fixed("20"), "won", "first"));
        convert(3);
        world.click("k1", "p1", "c1", NOW - DAY);
        world.review("e1", CommissionStatus.APPROVED);

        JourneyOutcome outcome = world.recall(letGo().getFirst());

        assertThat(world.balances()).isEqualTo(Map.of("e1 p1", 2_000L));
        assertThat(outcome.events().get(2))
                .isEqualTo(new LateEvidenceNoted("t", "u", "e1", "conversion_recalled", null, NOW));
    }

    @Test
    void with_more_recalled_than_are_kept_decided_the_oldest_is_the_first_for_ever_and_later_ones_cost_no_second_look() {
        world.campaign("c1", LAST_CLICK, Rules.on(Rules.fixed("20"), "won", "first"), Rules.fixed("1"));
        convert(TWO_WAITING.decided() + 15);
        world.click("k1", "p1", "c1", NOW - DAY);

        world.recallWaiting(100);

        assertThat(world.state.overflowedWaiting()).isZero();
        assertThat(world.state.decided()).hasSize(TWO_WAITING.decided());
        assertThat(world.live()).hasSize(TWO_WAITING.decided() + 16);
        assertThat(world.balances()).containsEntry("e0 p1", 2_100L).containsEntry("e1 p1", 100L);
        assertThat(world.history).filteredOn(ConversionRedecided.class::isInstance).hasSize(1);
    }

    @Test
    void a_decided_conversion_that_a_flag_left_waiting_and_let_go_comes_back_with_the_click() {
        world.click("k1", "p1", "c1", NOW - DAY);
        convert(3);
        world.flags("k1", "manual");
        assertThat(world.state.overflowedWaiting()).isEqualTo(1);
        assertThat(world.balances()).isEmpty();

        world.flags("k1");
        world.recallWaiting(100);

        assertThat(world.balances()).hasSize(3);
        assertThat(world.state.overflowedWaiting()).isZero();
    }

    @Test
    void an_erasure_leaves_nothing_to_recall() {
        convert(3);
        world.history.add(new CustomerErased("t", "u", NOW, "admin"));
        world.state.evolve(world.history.getLast());
        assertThat(world.state.overflowedWaiting()).isZero();

        convert("later", 3);
        world.click("k1", "p1", "c1", NOW - DAY);
        world.recallWaiting(100);

        assertThat(world.balances().keySet()).containsExactly("later0 p1", "later1 p1", "later2 p1");
    }

    @Test
    void a_look_holds_the_oldest_and_says_where_the_next_one_begins() {
        world.convert("late", NOW + DAY, 1);
        convert(4);
        WaitingInHistory first = look(null, 3);

        assertThat(ids(first.waiting(null, 10))).containsExactly("e0", "e1", "e2");
        assertThat(ids(first.waiting(new ConversionMoment(NOW, "e0"), 1))).containsExactly("e1");
        assertThat(first.next()).isEqualTo(new ConversionMoment(NOW + 3, "e3"));
        WaitingInHistory second = look(first.next(), 3);
        assertThat(ids(second.waiting(null, 10))).containsExactly("e3", "late");
        assertThat(second.next()).isNull();
    }

    @Test
    void room_that_becomes_free_is_not_taken_by_one_that_is_newer_than_one_left_out() {
        WaitingInHistory look = new WaitingInHistory(null, 1);
        convert(2);
        for (int i = 0; i < world.history.size(); i++) {
            look.evolve(i, world.history.get(i));
        }
        look.evolve(4, new CustomerErased("t", "u", NOW, "admin"));
        World after = new World();
        after.convert("e5", NOW + 5, 1);
        look.evolve(5, after.history.getFirst());
        look.evolve(6, after.history.getLast());

        assertThat(look.waiting(null, 10)).isEmpty();
        assertThat(look.next()).isEqualTo(new ConversionMoment(NOW + 1, "e1"));
    }

    @Test
    void a_decision_about_a_conversion_that_was_not_recorded_is_a_broken_history() {
        Decision decision = new Decision("attributed", null, null, null, null, List.of(), List.of());
        WaitingInHistory look = new WaitingInHistory(null, 1);

        assertThatThrownBy(() -> look.evolve(0, new ConversionAttributed("t", "u", "e1", decision, NOW)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("e1");
    }

    private void convert(int count) {
        convert("e", count);
    }

    private void convert(String prefix, int count) {
        for (int i = 0; i < count; i++) {
            world.convert(prefix + i, NOW + i, 1_000);
        }
    }

    /** What the history knew as waiting before any click. */
    private List<WaitingConversion> letGo() {
        WaitingInHistory look = new WaitingInHistory(null, 100);
        int sequence = 0;
        for (CustomerEvent event : world.history) {
            if (event instanceof CustomerEvent.ClickStitched) {
                break;
            }
            look.evolve(sequence++, event);
        }
        return look.waiting(null, 100);
    }

    private WaitingInHistory look(@Nullable ConversionMoment from, int room) {
        WaitingInHistory look = new WaitingInHistory(from, room);
        for (int i = 0; i < world.history.size(); i++) {
            look.evolve(i, world.history.get(i));
        }
        return look;
    }

    private static List<String> ids(List<WaitingConversion> conversions) {
        return conversions.stream().map(WaitingConversion::conversionId).toList();
    }
}
