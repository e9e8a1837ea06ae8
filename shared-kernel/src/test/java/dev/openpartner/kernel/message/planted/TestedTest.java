package dev.openpartner.kernel.message.planted;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.kernel.message.planted.PlantedCommand.Tested;
import org.junit.jupiter.api.Test;

class TestedTest {

    @Test
    void it_names_its_tenant() {
        assertThat(new Tested("t").tenant()).isEqualTo("t");
    }

    @Test
    void a_repeat_is_the_same_command() {
        assertThat(new Tested("t")).isEqualTo(new Tested("t"));
    }
}
