package dev.openpartner.command.origin;

import dev.openpartner.kernel.id.IdSource;
import dev.openpartner.kernel.id.TimeOrderedIds;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The clock and the identifiers of a running server; every role needs them. */
@Configuration(proxyBeanMethods = false)
class TimeAndIds {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Unpredictable, because whoever knows a click's id may claim the click. */
    @Bean
    @ConditionalOnMissingBean
    IdSource ids(Clock clock) {
        return new TimeOrderedIds(clock, new SecureRandom());
    }
}
