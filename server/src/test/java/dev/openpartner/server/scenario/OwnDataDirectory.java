package dev.openpartner.server.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Gives the server under test a new, empty data directory, as a first start has one; before its database starts in another. */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class OwnDataDirectory implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try {
            Path directory = Files.createTempDirectory("openpartner-scenarios");
            TestPropertyValues.of("OPENPARTNER_DATA_DIR=" + directory).applyTo(context);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
