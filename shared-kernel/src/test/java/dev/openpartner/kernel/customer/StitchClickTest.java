package dev.openpartner.kernel.customer;

import static dev.openpartner.kernel.customer.World.DAY;
import static dev.openpartner.kernel.customer.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.kernel.click.ClickEvent.ClickClaimed;
import dev.openpartner.kernel.click.ClickState;
import dev.openpartner.kernel.click.Clicks;
import dev.openpartner.kernel.customer.CustomerCommand.StitchClick;
import dev.openpartner.kernel.customer.CustomerEvent.ClickStitched;
import dev.openpartner.kernel.message.Refusals;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A click becomes a customer's: the click is claimed, and the customer's journey knows it. */
class StitchClickTest {

    @Test
    void a_click_is_claimed_and_stitched() {
        assertThat(Clicks.recorded().claim(stitch("ana"))).contains(new ClickClaimed("t", "c", "ana", 5));

        assertThat(new World().click("k1", "p1", "c1", NOW - DAY).events()).containsExactly(
                new ClickStitched("t", "u", "i-k1", "k1", "p1", "c1", NOW - DAY, List.of(), "s", NOW));
    }

    @Test
    void a_repeat_states_nothing() {
        ClickState claimed = claimed(Clicks.recorded(), "ana");
        World world = new World();
        world.click("k1", "p1", "c1", NOW - DAY);

        assertThat(claimed.claim(stitch("ana"))).isEmpty();
        assertThat(world.click("k1", "p1", "c1", NOW - DAY)).isEqualTo(JourneyOutcome.NOTHING);
    }

    @Test
    void the_users_of_a_shared_browser_all_claim_it() {
        ClickState both = claimed(claimed(Clicks.recorded(), "ana"), "ben");

        assertThat(both.customerIds()).containsExactly("ana", "ben");
    }

    @Test
    void a_click_that_a_hundred_customers_claimed_takes_no_more() {
        ClickState full = Clicks.recorded();
        for (int i = 0; i < ClickState.MAX_CUSTOMERS; i++) {
            full = claimed(full, "customer" + i);
        }
        ClickState state = full;

        assertThat(state.claim(stitch("customer0"))).isEmpty();
        assertThat(Refusals.of(() -> state.claim(stitch("one more")))).isEqualTo("CONFLICT click_overclaimed");
    }

    @Test
    void another_tenants_click_is_not_found_whoever_claimed_it() {
        StitchClick elsewhere = new StitchClick("other", "ana", "i", "c", "ana@example.com", 4, 5);

        assertThat(Refusals.of(() -> Clicks.recorded().claim(elsewhere))).isEqualTo("NOT_FOUND click_not_found");
        assertThat(Refusals.of(() -> claimed(Clicks.recorded(), "ana").claim(elsewhere))).isEqualTo("NOT_FOUND click_not_found");
    }

    private static ClickState claimed(ClickState state, String customerId) {
        return ClickState.evolve(state, state.claim(stitch(customerId)).orElseThrow());
    }

    private static StitchClick stitch(String customerId) {
        return new StitchClick("t", customerId, "i", "c", "ana@example.com", 4, 5);
    }
}
