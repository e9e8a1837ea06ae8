package dev.openpartner.kernel.click;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.kernel.click.ClickEvent.ClickFlagged;
import dev.openpartner.kernel.click.ClickFlagCommand.FlagClick;
import dev.openpartner.kernel.message.Refusals;
import org.junit.jupiter.api.Test;

class FlagClickTest {

    private static final FlagClick FLAG = new FlagClick("t", "c", "odd", "a", 5);
    private static final ClickFlagged FLAGGED = new ClickFlagged("t", "c", "manual", "odd", 5, "a");

    @Test
    void a_click_is_flagged_by_hand() {
        assertThat(Clicks.recorded().flag(FLAG)).contains(FLAGGED);
        assertThat(ClickState.evolve(Clicks.recorded(), FLAGGED).flags()).containsExactly("manual");
    }

    @Test
    void one_that_carries_another_flag_gets_this_one_too() {
        assertThat(Clicks.recorded("velocity").flag(FLAG)).contains(FLAGGED);
        assertThat(ClickState.evolve(Clicks.recorded("velocity"), FLAGGED).flags()).containsExactly("velocity", "manual");
    }

    @Test
    void a_repeat_states_nothing() {
        assertThat(Clicks.recorded("manual").flag(FLAG)).isEmpty();
    }

    @Test
    void another_tenants_click_is_not_found() {
        assertThat(Refusals.of(() -> Clicks.recorded().flag(new FlagClick("other", "c", null, "a", 5))))
                .isEqualTo("NOT_FOUND click_not_found");
    }
}
