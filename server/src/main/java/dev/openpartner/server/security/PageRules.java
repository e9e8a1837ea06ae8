package dev.openpartner.server.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * The security chain of the pages on a node that plays one role: nobody can sign in there, so it takes keys alone. Where both roles
 * are played, pages are people's, who have a chain of their own.
 */
@Configuration(proxyBeanMethods = false)
@Profile("!role-command | !role-query")
class PageRules {

    /** Where a browser is sent that nobody is signed in with. */
    static final String SIGN_IN = "/sign-in";

    @Bean
    @Order(2)
    SecurityFilterChain pages(
            HttpSecurity http,
            CallerDirectory directory,
            SecurityProblems problems,
            AuthorizationManager<RequestAuthorizationContext> routeTable) {
        return http.securityMatcher(PageRules::isPage)
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(anonymous -> anonymous.principal(CurrentCaller.ANONYMOUS))
                .headers(headers -> headers
                        .contentSecurityPolicy(policy -> policy.policyDirectives(PagePolicy.CONTENT))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .addFilterBefore(new BearerKeyFilter(directory, problems), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests
                        .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                        .permitAll()
                        .anyRequest()
                        .access(routeTable))
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(toSignIn(problems)).accessDeniedHandler(problems))
                .build();
    }

    private static boolean isPage(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !path.startsWith("/api/") && !path.startsWith("/r/");
    }

    /** A person is asked who they are; a program is told that it sent no key. */
    private static AuthenticationEntryPoint toSignIn(SecurityProblems problems) {
        return (request, response, refusal) -> {
            String accepted = request.getHeader(HttpHeaders.ACCEPT);
            if (accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE)) {
                response.sendRedirect(SIGN_IN);
            } else {
                problems.commence(request, response, refusal);
            }
        };
    }
}
