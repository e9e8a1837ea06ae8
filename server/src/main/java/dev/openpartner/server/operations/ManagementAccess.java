package dev.openpartner.server.operations;

import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Opens the management endpoints to whoever reaches their port, which is bound to the loopback interface unless an operator
 * says otherwise. On the API's port they do not exist.
 */
@Configuration(proxyBeanMethods = false)
class ManagementAccess {

    private static final int BEFORE_THE_API = -100;

    @Bean
    @Order(BEFORE_THE_API)
    SecurityFilterChain managementEndpoints(HttpSecurity http) throws Exception {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // Nothing there changes anything, and no browser session is known.
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }
}
