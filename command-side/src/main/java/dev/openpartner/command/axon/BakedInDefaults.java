package dev.openpartner.command.axon;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.ResourcePropertySource;

/** Settings that are no choices, so that nobody can forget them: lowest in precedence, but always there. */
public final class BakedInDefaults implements EnvironmentPostProcessor {

    private static final String FILE = "openpartner-defaults.properties";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        try {
            environment.getPropertySources().addLast(new ResourcePropertySource(FILE, new ClassPathResource(FILE)));
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " is missing from the class path", e);
        }
    }
}
