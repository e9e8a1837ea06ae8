package dev.openpartner.kernel.click;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openpartner.kernel.click.ClickEvent.ClickClaimed;
import dev.openpartner.kernel.click.ClickEvent.ClickFlagged;
import dev.openpartner.kernel.click.ClickEvent.ClickRecorded;
import dev.openpartner.kernel.click.ClickEvent.ClickUnflagged;
import dev.openpartner.kernel.message.Refused;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClickStateTest {

    private static final ClickRecorded RECORDED = new ClickRecorded(
            "t", "c", "key", "p", "camp", 1_000, null, null, Map.of(), null, List.of("velocity"), "router", 2_000);

    private final ClickState recorded = ClickState.evolve(null, RECORDED);

    @Test
    void a_customer_claims_a_click_once() {
        assertThat(recorded.claim("ana", 5)).contains(new ClickClaimed("t", "c", "ana", 5));
        ClickState claimed = ClickState.evolve(recorded, new ClickClaimed("t", "c", "ana", 5));
        assertThat(claimed.claim("ana", 6)).isEmpty();
        assertThat(claimed.customerIds()).containsExactly("ana");
        assertThat(claimed.claim("ben", 6)).isPresent();
    }

    @Test
    void a_click_that_a_hundred_customers_claimed_takes_no_more() {
        ClickState full = recorded;
        for (int i = 0; i < ClickState.MAX_CUSTOMERS; i++) {
            full = ClickState.evolve(full, full.claim("customer" + i, i).orElseThrow());
        }
        ClickState state = full;
        assertThat(state.claim("customer0", 5)).isEmpty();
        assertThatThrownBy(() -> state.claim("one more", 5))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code()).isEqualTo("click_overclaimed"));
    }

    @Test
    void a_flag_is_set_once_and_taking_flags_off_takes_all() {
        assertThat(recorded.flag("velocity", null, 5, "a")).isEmpty();
        assertThat(recorded.flag("manual", "odd", 5, "a")).contains(new ClickFlagged("t", "c", "manual", "odd", 5, "a"));

        ClickState flagged = ClickState.evolve(recorded, new ClickFlagged("t", "c", "manual", "odd", 5, "a"));
        assertThat(flagged.flags()).containsExactly("velocity", "manual");
        ClickState clean = ClickState.evolve(flagged, flagged.unflag("fine", 6, "a").orElseThrow());
        assertThat(clean.flags()).isEmpty();
        assertThat(clean.unflag(null, 7, "a")).isEmpty();
    }

    @Test
    void a_stream_that_does_not_begin_with_the_click_is_a_fault() {
        assertThatThrownBy(() -> ClickState.evolve(null, new ClickUnflagged("t", "c", null, 5, "a")))
                .isInstanceOf(IllegalStateException.class);
    }
}
