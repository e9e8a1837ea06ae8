package dev.openpartner.server.testserver;

import com.zaxxer.hikari.HikariDataSource;
import dev.openpartner.command.demo.DemoPrograms;
import dev.openpartner.command.signin.OneTimeTokens;
import dev.openpartner.command.signin.PublicAddress;
import dev.openpartner.server.security.CallerDirectory;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/**
 * The server's own web layer, real from the socket up, over handlers that only tell who called. Not a component, so that no scan
 * of the assembled server takes it in.
 */
@EnableAutoConfiguration
@ComponentScan(
        basePackages = {
            "dev.openpartner.server.http",
            "dev.openpartner.server.security",
            "dev.openpartner.server.ratelimit",
            "dev.openpartner.server.consistency",
            "dev.openpartner.server.idempotency",
            "dev.openpartner.server.openapi",
            "dev.openpartner.server.signin",
            "dev.openpartner.command.account",
            "dev.openpartner.command.privacy"
        },
        excludeFilters = {
            // Keys and vault, without the features that lie in packages below.
            @ComponentScan.Filter(type = FilterType.REGEX, pattern = "dev\\.openpartner\\.command\\.privacy\\.[a-z]+\\..*"),
            // The pages are stubs here, and the other configurations of tests lie beside the chain of people.
            @ComponentScan.Filter(type = FilterType.REGEX, pattern = "dev\\.openpartner\\.server\\.signin\\.(PeoplePorts|.*Server.*)")
        })
@Import({DemoPrograms.class, StubHandlers.class, TestPeople.class, OneTimeTokens.class, PublicAddress.class})
public class TestServer {

    @Bean
    CallerDirectory testKeys() {
        return TestKeys::find;
    }

    @Bean(destroyMethod = "close")
    EmbeddedPostgres postgres() throws IOException {
        return EmbeddedPostgres.builder().start();
    }

    /** Pooled as a server's is: a connection for each statement would be most of what a request with a session takes. */
    @Bean
    HikariDataSource dataSource(EmbeddedPostgres postgres) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres"));
        pool.setMaximumPoolSize(8);
        return pool;
    }
}
