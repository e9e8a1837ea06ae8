package dev.openpartner.server.ratelimit;

import dev.openpartner.server.http.FilterPlaces;
import dev.openpartner.server.http.PreparedProblem;
import dev.openpartner.server.http.Problem;
import dev.openpartner.server.http.ProblemAnswers;
import dev.openpartner.server.http.RequestTimes;
import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RateLimitSettings.class)
class RateLimits {

    private static final int AT_THE_DOOR_PER_PROCESSOR = 8;

    /** Not a 503, with which Tomcat ends the connection: to open each anew costs more than the refusal. */
    private static final Problem OVERLOADED = Problem.of(
                    429,
                    "rate_limited",
                    "The server has as many requests as it can work on. Send the same request again in a moment.")
            .withHeader("Retry-After", "1");

    @Bean
    AddressLimit signInLimit(RateLimitSettings settings) {
        return new AddressLimit(settings.signInPerMinute());
    }

    /** After Spring Boot's own customizers, one of which gives Tomcat the executor that the door takes the place of. */
    @Order(Ordered.LOWEST_PRECEDENCE)
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> admissions(
            RateLimitSettings settings, JsonMapper json, RequestTimes times, MeterRegistry meters) {
        Admission admission = new Admission(
                settings.concurrentRequests(),
                TimeUnit.MILLISECONDS.toNanos(settings.conversionMs()),
                Runtime.getRuntime().availableProcessors(),
                System.nanoTime());
        Gauge.builder("openpartner.requests.inside", admission, Admission::inside)
                .description("Requests that are worked on")
                .register(meters);
        Gauge.builder("openpartner.requests.conversions.most", admission, Admission::mostConversions)
                .description("Conversions that are let in at once; fewer than requests while they take too long")
                .register(meters);
        Door door = new Door(AT_THE_DOOR_PER_PROCESSOR * Runtime.getRuntime().availableProcessors());
        return factory -> {
            factory.addProtocolHandlerCustomizers(protocol -> protocol.setExecutor(door));
            factory.addEngineValves(new AdmissionValve(admission, new PreparedProblem(OVERLOADED, json, times)));
        };
    }

    @Bean
    FilterRegistrationBean<RateLimitFilter> rateLimitFilter(RateLimitSettings settings, ProblemAnswers answers) {
        FilterRegistrationBean<RateLimitFilter> registration =
                new FilterRegistrationBean<>(new RateLimitFilter(settings, TimeMeter.SYSTEM_NANOTIME, answers));
        registration.setOrder(FilterPlaces.RATE_LIMIT);
        return registration;
    }
}
