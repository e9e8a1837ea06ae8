package dev.openpartner.server.idempotency;

import dev.openpartner.command.privacy.Keyring;
import dev.openpartner.server.http.FilterPlaces;
import dev.openpartner.server.http.ProblemAnswers;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class Idempotency {

    @Bean
    IdempotentAnswers idempotentAnswers(JdbcClient database) {
        return new IdempotentAnswers(database, IdempotentAnswers.LEASE);
    }

    @Bean
    Upkeep idempotentAnswersUpkeep(IdempotentAnswers answers) {
        return new Upkeep(answers);
    }

    @Bean
    FilterRegistrationBean<IdempotencyFilter> idempotencyFilter(
            IdempotentAnswers stored, Keyring keyring, ProblemAnswers answers) {
        FilterRegistrationBean<IdempotencyFilter> registration =
                new FilterRegistrationBean<>(new IdempotencyFilter(stored, keyring, answers));
        registration.setOrder(FilterPlaces.IDEMPOTENCY);
        return registration;
    }
}
