package dev.openpartner.command.axon;

import dev.openpartner.command.eventstore.format.EventTypes;
import dev.openpartner.command.testing.Ledger;
import dev.openpartner.command.testing.LedgerEvent;
import dev.openpartner.command.testing.LedgerRules;
import dev.openpartner.command.testing.TestDatabase;
import dev.openpartner.kernel.message.EventName;
import java.util.Objects;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** A small application that brings nothing but an aggregate; everything else comes from auto-configuration. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({Ledger.class, LedgerRules.class})
class WiredApplication {

    static ConfigurableApplicationContext start(TestDatabase database, Class<?> more, String... settings) {
        return new SpringApplicationBuilder(WiredApplication.class, more)
                .web(WebApplicationType.NONE)
                .properties(
                        "spring.datasource.url=" + database.url(),
                        "spring.datasource.username=postgres",
                        "spring.datasource.hikari.minimum-idle=1",
                        "spring.main.banner-mode=off")
                .properties(settings)
                .run();
    }

    /** The sample's events are in no catalog. */
    @Bean
    InitializingBean ledgerEvents(EventTypes types) {
        return () -> LedgerEvent.all().forEach(event -> {
            EventName name = Objects.requireNonNull(event.getAnnotation(EventName.class));
            types.register(event, new EventTypes.StoredType(name.value(), name.revision()));
        });
    }
}
