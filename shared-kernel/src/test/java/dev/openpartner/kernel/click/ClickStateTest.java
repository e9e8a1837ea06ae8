package dev.openpartner.kernel.click;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openpartner.kernel.click.ClickEvent.ClickUnflagged;
import org.junit.jupiter.api.Test;

class ClickStateTest {

    @Test
    void a_stream_that_does_not_begin_with_the_click_is_a_fault() {
        assertThatThrownBy(() -> ClickState.evolve(null, new ClickUnflagged("t", "c", null, 5, "a")))
                .isInstanceOf(IllegalStateException.class);
    }
}
