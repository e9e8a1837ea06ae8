package dev.openpartner.server.ratelimit;

import dev.openpartner.server.http.FilterPlaces;
import dev.openpartner.server.http.ProblemAnswers;
import io.github.bucket4j.TimeMeter;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RateLimitSettings.class)
class RateLimits {

    @Bean
    AddressLimit signInLimit(RateLimitSettings settings) {
        return new AddressLimit(settings.signInPerMinute());
    }

    @Bean
    FilterRegistrationBean<ConcurrencyLimitFilter> concurrencyLimitFilter(RateLimitSettings settings, ProblemAnswers answers) {
        FilterRegistrationBean<ConcurrencyLimitFilter> registration =
                new FilterRegistrationBean<>(new ConcurrencyLimitFilter(settings.concurrentRequests(), answers));
        registration.setOrder(FilterPlaces.CONCURRENCY_LIMIT);
        return registration;
    }

    @Bean
    FilterRegistrationBean<RateLimitFilter> rateLimitFilter(RateLimitSettings settings, ProblemAnswers answers) {
        FilterRegistrationBean<RateLimitFilter> registration =
                new FilterRegistrationBean<>(new RateLimitFilter(settings, TimeMeter.SYSTEM_NANOTIME, answers));
        registration.setOrder(FilterPlaces.RATE_LIMIT);
        return registration;
    }
}
