package dev.openpartner.kernel.click;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.kernel.click.ClickEvent.ClickUnflagged;
import dev.openpartner.kernel.click.ClickFlagCommand.UnflagClick;
import dev.openpartner.kernel.message.Refusals;
import org.junit.jupiter.api.Test;

class UnflagClickTest {

    private static final UnflagClick UNFLAG = new UnflagClick("t", "c", "fine", "a", 6);

    @Test
    void all_flags_are_taken_off() {
        ClickUnflagged event = new ClickUnflagged("t", "c", "fine", 6, "a");

        assertThat(Clicks.recorded("velocity", "manual").unflag(UNFLAG)).contains(event);
        assertThat(ClickState.evolve(Clicks.recorded("velocity", "manual"), event).flags()).isEmpty();
    }

    @Test
    void a_repeat_states_nothing() {
        assertThat(Clicks.recorded().unflag(UNFLAG)).isEmpty();
    }

    @Test
    void another_tenants_click_is_not_found() {
        assertThat(Refusals.of(() -> Clicks.recorded("manual").unflag(new UnflagClick("other", "c", null, "a", 6))))
                .isEqualTo("NOT_FOUND click_not_found");
    }
}
