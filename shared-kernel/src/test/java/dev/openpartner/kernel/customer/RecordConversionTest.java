package dev.openpartner.kernel.customer;

import static dev.openpartner.kernel.customer.World.DAY;
import static dev.openpartner.kernel.customer.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.kernel.customer.CustomerEvent.ConversionAttributed;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionUnattributed;
import org.junit.jupiter.api.Test;

/** A conversion is recorded as a fact with its decision right behind it; nothing that is known of a customer refuses one. */
class RecordConversionTest {

    private final World world = new World();

    @Test
    void a_conversion_with_a_click_is_attributed_and_its_commission_accrues() {
        world.click("k1", "p1", "c1", NOW - DAY);

        JourneyOutcome outcome = world.convert("e1", NOW, 10_000);

        assertThat(outcome.events()).hasSize(2).first().isEqualTo(World.recorded("e1", "won", NOW, 10_000));
        assertThat(outcome.events().get(1)).isInstanceOfSatisfying(ConversionAttributed.class, attributed ->
                assertThat(attributed.decision().status()).isEqualTo("attributed"));
        assertThat(outcome.accrued()).singleElement().satisfies(accrued -> {
            assertThat(accrued.partnerId()).isEqualTo("p1");
            assertThat(accrued.amountMinor()).isEqualTo(2_000);
        });
    }

    @Test
    void a_conversion_that_matches_nobody_waits_with_its_reason() {
        JourneyOutcome outcome = world.convert("e1", NOW, 10_000);

        assertThat(outcome.events()).hasSize(2).first().isEqualTo(World.recorded("e1", "won", NOW, 10_000));
        assertThat(outcome.events().get(1)).isInstanceOfSatisfying(ConversionUnattributed.class, unattributed ->
                assertThat(unattributed.decision().status()).isEqualTo("no_identity"));
        assertThat(outcome.accrued()).isEmpty();
    }

    @Test
    void a_repeat_states_nothing_whether_it_was_attributed_or_waits() {
        world.convert("e0", NOW - 10 * DAY, 500);
        world.click("k1", "p1", "c1", NOW - DAY);
        world.convert("e1", NOW, 10_000);

        assertThat(world.convert("e0", NOW - 10 * DAY, 500)).isEqualTo(JourneyOutcome.NOTHING);
        assertThat(world.convert("e1", NOW, 10_000)).isEqualTo(JourneyOutcome.NOTHING);
    }
}
