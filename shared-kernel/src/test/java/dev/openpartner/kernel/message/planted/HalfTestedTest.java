package dev.openpartner.kernel.message.planted;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.kernel.message.planted.PlantedCommand.HalfTested;
import org.junit.jupiter.api.Test;

class HalfTestedTest {

    @Test
    void it_names_its_tenant() {
        assertThat(new HalfTested("t").tenant()).isEqualTo("t");
    }
}
