package dev.openpartner.command.recall;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessException;

/** What an operator sees of recalls. */
@Configuration(proxyBeanMethods = false)
@Profile("role-command")
class RecallMetrics {

    /** High for long: somebody has very many waiting conversions, or a customer cannot be looked at, which the log says. */
    @Bean
    Gauge openRecallRequests(MeterRegistry registry, RecallRequests requests) {
        return Gauge.builder("openpartner.recall.requests", requests, RecallMetrics::count)
                .description("Customers whose waiting conversions beyond the bound are being settled")
                .register(registry);
    }

    private static double count(RecallRequests requests) {
        try {
            return requests.count();
        } catch (DataAccessException e) {
            return Double.NaN;
        }
    }
}
