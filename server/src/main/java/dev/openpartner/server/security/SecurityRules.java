package dev.openpartner.server.security;

import dev.openpartner.server.http.ProblemAnswers;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.RequestPath;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.context.request.async.WebAsyncManagerIntegrationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.context.support.WebApplicationContextUtils;
import org.springframework.web.util.ServletRequestPathUtils;

/** The security chains of the operators' port and of programs; people have one of their own, before that of programs. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class SecurityRules {

    private static final String POLICY = "default-src 'none'; frame-ancestors 'none'";

    /** Browsers of other origins ask the one, and the other says itself how long it may be kept. */
    private static final Set<String> FOR_ANYBODY = Set.of(RouteAccess.IDENTIFY, "/api/health");

    private static final RequestMatcher CLICK_ROUTER = request -> request.getRequestURI().startsWith("/r/");

    /** Metrics and health live on a port of their own, which is bound to loopback unless an operator says otherwise. */
    @Bean
    @Order(0)
    SecurityFilterChain managementPort(HttpSecurity http) {
        return http.securityMatcher(SecurityRules::isOnManagementPort)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    /**
     * Calls of programs, which show a key: most of what the server is asked, and so without whatever has nothing to do for
     * them. Nobody is anonymous here, no browser of another origin is let in, and no answer is finished by another thread.
     */
    @Bean
    @Order(1)
    SecurityFilterChain keyedCalls(
            HttpSecurity http,
            CallerDirectory directory,
            SecurityProblems problems,
            AuthorizationManager<RequestAuthorizationContext> routeTable) {
        DefaultSecurityFilterChain chain = http.securityMatcher(SecurityRules::isKeyedCall)
                .csrf(AbstractHttpConfigurer::disable)
                .cors(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                .servletApi(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers -> ofAnswers(headers)
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                        .withObjectPostProcessor(early()))
                .addFilterBefore(new BearerKeyFilter(directory, problems), ExceptionTranslationFilter.class)
                .authorizeHttpRequests(requests -> requests
                        .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                        .permitAll()
                        .anyRequest()
                        .access(routeTable))
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .build();
        List<Filter> needed = chain.getFilters().stream()
                .filter(filter -> !(filter instanceof WebAsyncManagerIntegrationFilter))
                .toList();
        return new DefaultSecurityFilterChain(chain.getRequestMatcher(), needed);
    }

    /** Without what only browsers of former times ask for: each header costs every answer. */
    private static HeadersConfigurer<HttpSecurity> ofAnswers(HeadersConfigurer<HttpSecurity> headers) {
        return headers
                .contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                .xssProtection(HeadersConfigurer.XXssConfig::disable)
                .cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                .addHeaderWriter(new StaticHeadersWriter(HttpHeaders.CACHE_CONTROL, "no-store"));
    }

    /** Headers that are the same for every answer need not wait for it, wrapped around its stream. */
    private static ObjectPostProcessor<HeaderWriterFilter> early() {
        return new ObjectPostProcessor<>() {
            @Override
            public <F extends HeaderWriterFilter> F postProcess(F filter) {
                filter.setShouldWriteHeadersEagerly(true);
                return filter;
            }
        };
    }

    private static boolean isKeyedCall(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/api/") && !FOR_ANYBODY.contains(path) && BearerKeyFilter.presentsKey(request);
    }

    @Bean
    @Order(3)
    SecurityFilterChain api(
            HttpSecurity http,
            CallerDirectory directory,
            SecurityProblems problems,
            AuthorizationManager<RequestAuthorizationContext> routeTable) {
        return http
                // A bearer key is sent by programs and never by a browser of its own accord, so no site can forge its use.
                .csrf(AbstractHttpConfigurer::disable)
                // Every request shows its key anew; filters for sessions and for the servlet's own idea of a user have nothing to do.
                .sessionManagement(AbstractHttpConfigurer::disable)
                .securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                .servletApi(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(anonymous -> anonymous.principal(CurrentCaller.ANONYMOUS))
                .headers(headers -> ofAnswers(headers)
                        // The site behind a link still learns where its visitors come from.
                        .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                                new NegatedRequestMatcher(CLICK_ROUTER),
                                new ReferrerPolicyHeaderWriter(ReferrerPolicy.NO_REFERRER))))
                .addFilterBefore(IdentifyCors.filter(), AnonymousAuthenticationFilter.class)
                .addFilterBefore(new BearerKeyFilter(directory, problems), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests
                        // What is dispatched again was authorized when it arrived.
                        .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                        .permitAll()
                        .anyRequest()
                        .access(routeTable))
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .build();
    }

    /** One observation for the request is enough: the default wraps each filter of the chain into one of its own. */
    @Bean
    SecurityObservationSettings observeNoFilters() {
        return SecurityObservationSettings.noObservations();
    }

    /** Unknown methods are the route table's to refuse, with a 405; everything else about a path is the firewall's. */
    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        firewall.setAllowedHeaderNames(name -> isVisibleAscii(name) || StrictHttpFirewall.ALLOWED_HEADER_NAMES.test(name));
        firewall.setAllowedHeaderValues(value -> isVisibleAscii(value) || StrictHttpFirewall.ALLOWED_HEADER_VALUES.test(value));
        return firewall;
    }

    /**
     * What the firewall's own patterns accept, and nearly every header is; told without them, since each look at a header asks.
     */
    private static boolean isVisibleAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    @Bean
    RequestRejectedHandler rejectedRequests(ProblemAnswers answers) {
        return (request, response, rejected) -> answers.answer(rejected, request, response);
    }

    /** There are no passwords here; without this bean Spring Boot would make a user and print its password. */
    @Bean
    AuthenticationManager noPasswords() {
        return authentication -> {
            throw new BadCredentialsException("Only keys are accepted.");
        };
    }

    /** One table for all chains. */
    @Bean
    AuthorizationManager<RequestAuthorizationContext> routeTable() {
        RouteTable table = new RouteTable(PageAccess.ROUTES);
        return (authentication, context) -> {
            HttpServletRequest request = context.getRequest();
            RequestPath path = ServletRequestPathUtils.hasParsedRequestPath(request)
                    ? ServletRequestPathUtils.getParsedRequestPath(request)
                    : RequestPath.parse(request.getRequestURI(), request.getContextPath());
            return table.decide(CurrentCaller.of(authentication.get()), request.getMethod(), path.pathWithinApplication());
        };
    }

    /** The port, not the path, decides: the operators' paths on the API port are as closed as any unknown path. */
    private static boolean isOnManagementPort(HttpServletRequest request) {
        return WebApplicationContextUtils.getWebApplicationContext(request.getServletContext())
                        instanceof WebServerApplicationContext context
                && WebServerApplicationContext.hasServerNamespace(context, "management");
    }
}
