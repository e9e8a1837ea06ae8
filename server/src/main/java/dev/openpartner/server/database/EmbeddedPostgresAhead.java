package dev.openpartner.server.database;

import dev.openpartner.server.settings.DataDirectory;
import dev.openpartner.server.startup.StartupProblem;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Starts the embedded PostgreSQL while the server is still reading its own configuration: neither needs the other, and together
 * they take as long as the slower one. Without effect where a database is given.
 */
final class EmbeddedPostgresAhead implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Environment environment = context.getEnvironment();
        if (DatabaseConfiguration.isDatabaseGiven(environment)) {
            return;
        }
        Path directory = Path.of(environment.getProperty("openpartner.data-dir", "./data"));
        Starting starting = new Starting(CompletableFuture.supplyAsync(
                () -> EmbeddedPostgres.start(DataDirectory.prepare(directory).path()),
                task -> Thread.ofPlatform().name("database-start").start(task)));
        DefaultSingletonBeanRegistry beans = (DefaultSingletonBeanRegistry) context.getBeanFactory();
        beans.registerSingleton(Starting.class.getName(), starting);
        // Also when the server does not get as far as to make a bean of it.
        beans.registerDisposableBean(Starting.class.getName(), starting::stop);
    }

    /** A database on its way. */
    static final class Starting {

        private final CompletableFuture<EmbeddedPostgres> database;

        private Starting(CompletableFuture<EmbeddedPostgres> database) {
            this.database = database;
        }

        /**
         * Waits until it takes connections.
         *
         * @throws StartupProblem if it does not start
         */
        EmbeddedPostgres await() {
            try {
                return database.join();
            } catch (CompletionException failed) {
                throw failed.getCause() instanceof StartupProblem problem ? problem : failed;
            }
        }

        private void stop() {
            if (!database.isCompletedExceptionally()) {
                await().close();
            }
        }
    }
}
