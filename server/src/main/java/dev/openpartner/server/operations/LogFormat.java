package dev.openpartner.server.operations;

import dev.openpartner.server.startup.StartupProblem;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Turns {@code OPENPARTNER_LOG_FORMAT} into Spring Boot's own settings: {@code text} for people, which is the default, and
 * {@code json} (Elastic Common Schema, one object per line) for log collectors.
 */
class LogFormat implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String wanted = environment.getProperty("openpartner.log-format", "text");
        switch (wanted) {
            case "text" -> {}
            case "json" -> environment
                    .getPropertySources()
                    .addLast(new MapPropertySource("logFormat", Map.of("logging.structured.format.console", "ecs")));
            default -> throw new StartupProblem(
                    "OPENPARTNER_LOG_FORMAT is \"" + wanted + "\", but the formats are text and json.",
                    "Set it to one of them, or leave it out for text.");
        }
    }
}
