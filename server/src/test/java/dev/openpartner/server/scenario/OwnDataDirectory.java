package dev.openpartner.server.scenario;

import dev.openpartner.server.database.UnpackedPrograms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.util.FileSystemUtils;

/**
 * Gives the server under test a new, empty data directory, as a first start has one, before its database starts in another; and
 * takes it away when the server has ended.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class OwnDataDirectory implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try {
            Path directory = Files.createTempDirectory("openpartner-scenarios");
            UnpackedPrograms.into(directory);
            TestPropertyValues.of("OPENPARTNER_DATA_DIR=" + directory).applyTo(context);
            // The first to be registered is the last to be destroyed: by then the database has stopped.
            DefaultSingletonBeanRegistry beans = (DefaultSingletonBeanRegistry) context.getBeanFactory();
            beans.registerDisposableBean(OwnDataDirectory.class.getName(), () -> FileSystemUtils.deleteRecursively(directory));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
