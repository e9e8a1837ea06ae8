package dev.openpartner.kernel.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.kernel.commission.CommissionEvent.CommissionAccrued;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommissionIdsTest {

    private static final long DAY = World.DAY;
    private static final long NOW = World.NOW;

    private final World world = new World();

    @Test
    void a_number_is_read_back_from_the_id_that_was_made_of_it() {
        for (int number : List.of(1, 9, 10, 999_999_999)) {
            assertThat(CommissionIds.numberOf(CommissionIds.of("e1", number), "e1")).isEqualTo(number);
        }
        for (String other : List.of(
                "e1", "e1-", "e1-0", "e1-01", "e1-x", "e1--1", "e1-1x", "e2-1", "e1-1234567890", "e11", "", "01M8D10MT1W2K3K6GX95CQ2QG8")) {
            assertThat(CommissionIds.numberOf(other, "e1")).as(other).isEqualTo(CommissionIds.UNNUMBERED);
        }
    }

    @Test
    void commissions_are_named_after_their_conversion() {
        world.click("k1", "p1", "c1", NOW - 2 * DAY);

        world.convert("e1", NOW - DAY, 10_000);
        world.convert("e2", NOW, 10_000);

        assertThat(world.commissions).containsOnlyKeys("e1-1", "e2-1");
    }

    @Test
    void what_is_decided_again_at_once_has_another_id_even_where_nothing_was_earned_in_between() {
        world.click("k1", "p1", "c1", NOW - 2 * DAY);
        world.convert("e1", NOW, 10_000);

        world.flags("k1", "self_referral");
        assertThat(world.live()).isEmpty();
        world.flags("k1");

        assertThat(world.live()).extracting(CommissionAccrued::commissionId).containsExactly("e1-2");
        assertThat(world.state.lastCommissionNumber()).isEqualTo(2);
    }

    @Test
    void a_state_that_was_stored_goes_on_numbering() {
        world.click("k1", "p1", "c1", NOW - 3 * DAY);
        world.convert("e1", NOW, 10_000);
        world.click("k2", "p2", "c1", NOW - DAY);
        assertThat(world.live()).extracting(CommissionAccrued::commissionId).containsExactly("e1-2");

        CustomerState restored = CustomerState.fromSnapshot(world.state.toSnapshot());

        assertThat(restored.lastCommissionNumber()).isEqualTo(2);
    }
}
