package dev.openpartner.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class LogFormatTest {

    @Test
    void isTextForPeopleUnlessToldOtherwise() {
        assertThat(structuredFormat(Map.of())).isNull();
        assertThat(structuredFormat(Map.of("openpartner.log-format", "text"))).isNull();
    }

    @Test
    void isOneObjectPerLineForCollectors() {
        assertThat(structuredFormat(Map.of("openpartner.log-format", "json"))).isEqualTo("ecs");
    }

    private static @Nullable String structuredFormat(Map<String, Object> settings) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
        new LogFormat().postProcessEnvironment(environment, new SpringApplication());
        return environment.getProperty("logging.structured.format.console");
    }
}
