package dev.openpartner.server.database;

import com.zaxxer.hikari.HikariDataSource;
import dev.openpartner.server.database.DatabaseAccess.Login;
import dev.openpartner.server.settings.DataDirectory;
import dev.openpartner.server.settings.OpenPartnerSettings;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Properties;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Wires the database. The order of start and stop follows from who needs whom: the embedded PostgreSQL before the pool, and,
 * when the server ends, after everything that uses it.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OpenPartnerSettings.class)
class DatabaseConfiguration {

    private static final int CONNECT_TIMEOUT_SECONDS = 2;

    @Bean
    DataDirectory dataDirectory(OpenPartnerSettings settings) {
        return DataDirectory.prepare(settings.dataDir());
    }

    /** Stopped by the one who started it, after everything that uses it. */
    @Bean(destroyMethod = "")
    @Conditional(NoDatabaseGiven.class)
    EmbeddedPostgres embeddedPostgres(EmbeddedPostgresAhead.Starting starting) {
        return starting.await();
    }

    @Bean
    @Conditional(NoDatabaseGiven.class)
    MeterBinder writeOutMetrics(EmbeddedPostgres embedded) {
        SteadyWriteOut writeOut = embedded.writeOut();
        return registry -> {
            writtenOut("begun", writeOut, SteadyWriteOut::begunBytes).register(registry);
            writtenOut("refused", writeOut, SteadyWriteOut::refusedBytes).register(registry);
        };
    }

    private static FunctionCounter.Builder<SteadyWriteOut> writtenOut(
            String outcome, SteadyWriteOut writeOut, ToDoubleFunction<SteadyWriteOut> bytes) {
        return FunctionCounter.builder("openpartner.database.writeout", writeOut, bytes)
                .tag("outcome", outcome)
                .description("What the database's tables grew by and the operating system was asked to write")
                .baseUnit(BaseUnits.BYTES);
    }

    @Bean
    DatabaseAccess databaseAccess(
            OpenPartnerSettings settings,
            ObjectProvider<EmbeddedPostgres> embedded,
            @Value("${openpartner.allow-unsafe-database:false}") boolean unsafeAllowed) {
        DatabaseAccess access = settings.database().isExternal()
                ? ExternalDatabase.from(settings.database())
                : embedded.getObject().access();
        DatabaseGate.open(access, unsafeAllowed);
        return access;
    }

    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(DatabaseAccess access, OpenPartnerSettings settings) {
        return ConnectionPool.open(access, settings.database().poolSize(), driverProperties());
    }

    /** The owner's connections: a few at start-up, for the migrations, then none. */
    @Bean(defaultCandidate = false)
    @FlywayDataSource
    DataSource migrationDataSource(DatabaseAccess access) {
        Login owner = access.owner();
        DriverManagerDataSource dataSource = new DriverManagerDataSource(access.url(), owner.username(), owner.password());
        dataSource.setConnectionProperties(driverProperties());
        return dataSource;
    }

    static Properties driverProperties() {
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", "openpartner");
        properties.setProperty("connectTimeout", String.valueOf(CONNECT_TIMEOUT_SECONDS));
        properties.setProperty("tcpKeepAlive", "true");
        // A statement is prepared on the server from its third use on; enough are kept for every statement there is.
        properties.setProperty("prepareThreshold", "3");
        properties.setProperty("preparedStatementCacheQueries", "512");
        properties.setProperty("preparedStatementCacheSizeMiB", "16");
        properties.setProperty("reWriteBatchedInserts", "true");
        return properties;
    }

    static class NoDatabaseGiven implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !isDatabaseGiven(context.getEnvironment());
        }
    }

    static boolean isDatabaseGiven(Environment environment) {
        return !environment.getProperty("openpartner.database.url", "").isBlank();
    }
}
