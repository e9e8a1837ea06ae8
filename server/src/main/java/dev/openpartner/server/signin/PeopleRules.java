package dev.openpartner.server.signin;

import dev.openpartner.command.account.AccountDirectory;
import dev.openpartner.command.demo.DemoPrograms;
import dev.openpartner.command.privacy.Keyring;
import dev.openpartner.command.signin.OneTimeTokens;
import dev.openpartner.command.signin.PublicAddress;
import dev.openpartner.server.http.ProblemAnswers;
import dev.openpartner.server.ratelimit.AddressLimit;
import dev.openpartner.server.security.BearerKeyFilter;
import dev.openpartner.server.security.CallerDirectory;
import dev.openpartner.server.security.CurrentCaller;
import dev.openpartner.server.security.PagePolicy;
import dev.openpartner.server.security.SecurityProblems;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.session.DisableEncodeUrlFilter;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The security chain of people, and the sessions behind it. A request to the API with a key, or to the click router, never meets it. */
@Configuration(proxyBeanMethods = false)
@Profile("role-command & role-query")
class PeopleRules {

    /** Before somebody has signed in, a session holds a challenge for their passkey, and that no longer than it is good for. */
    private static final Duration UNKNOWN_IDLE_FOR = Duration.ofMinutes(10);

    @Bean
    JdbcIndexedSessionRepository webSessions(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        TransactionTemplate ownTransaction = new TransactionTemplate(transactions);
        ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        JdbcIndexedSessionRepository sessions = new JdbcIndexedSessionRepository(jdbc, ownTransaction);
        sessions.setTableName("command.web_session");
        sessions.setDefaultMaxInactiveInterval(UNKNOWN_IDLE_FOR);
        sessions.setConversionService(SessionValues.conversions());
        new PostgreSqlJdbcIndexedSessionRepositoryCustomizer().customize(sessions);
        return sessions;
    }

    @Bean
    AccountSessions accountSessions(AccountDirectory accounts, Clock clock) {
        return new AccountSessions(accounts, clock);
    }

    @Bean
    Visits visits(DemoPrograms demos, CsrfCookie csrf) {
        return new Visits(demos, csrf.renewal());
    }

    @Bean
    PasskeyHolders passkeyHolders(JdbcClient database, AccountDirectory accounts) {
        return new PasskeyHolders(database, accounts);
    }

    @Bean
    Passkeys passkeys(JdbcClient database) {
        return new Passkeys(database);
    }

    @Bean
    SignInLinkFilters signInLinkFilters(OneTimeTokens tokens, AccountDirectory accounts, Clock clock) {
        return new SignInLinkFilters(new SignInByLink(new LinkTokens(tokens, clock), accounts));
    }

    @Bean
    PasskeyFilters passkeyFilters(PasskeyHolders holders, Passkeys passkeys, PublicAddress address, ProblemAnswers answers) {
        return new PasskeyFilters(new PasskeyCeremonies(holders, passkeys, address), passkeys, holders, answers);
    }

    @Bean
    CsrfCookie csrfCookie() {
        return new CsrfCookie();
    }

    @Bean
    @Order(2)
    SecurityFilterChain people(
            HttpSecurity http,
            JdbcIndexedSessionRepository sessions,
            Keyring keyring,
            AccountSessions accounts,
            Visits visits,
            SignInLinkFilters links,
            PasskeyFilters passkeys,
            CsrfCookie csrf,
            AddressLimit limit,
            ProblemAnswers answers,
            SecurityProblems problems,
            CallerDirectory keys,
            AuthorizationManager<RequestAuthorizationContext> routeTable) {
        SessionRepositoryFilter<?> sessionFilter = new SessionRepositoryFilter<>(sessions);
        sessionFilter.setHttpSessionIdResolver(new SessionCookie(keyring));
        return http.securityMatcher(PeopleRequests::isPersons)
                .addFilterBefore(sessionFilter, DisableEncodeUrlFilter.class)
                .addFilterBefore(new SignInLimit(limit, answers), CsrfFilter.class)
                .addFilterBefore(new VisitFilter(visits, answers), CsrfFilter.class)
                .securityContext(context -> context.securityContextRepository(accounts))
                .csrf(tokens -> tokens.csrfTokenRepository(csrf.repository())
                        .csrfTokenRequestHandler(csrf.handler())
                        // No browser sends a key of its own accord.
                        .ignoringRequestMatchers(BearerKeyFilter::presentsKey))
                .sessionManagement(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(out -> out.logoutUrl(SignInPaths.SIGN_OUT).logoutSuccessUrl(SignInPaths.SIGN_IN))
                .anonymous(anonymous -> anonymous.principal(CurrentCaller.ANONYMOUS))
                .headers(headers -> headers
                        .contentSecurityPolicy(policy -> policy.policyDirectives(PagePolicy.CONTENT))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
                // A page may be asked for with a key, which wins over a session.
                .addFilterBefore(new BearerKeyFilter(keys, problems), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests
                        // What is dispatched again was authorized when it arrived.
                        .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                        .permitAll()
                        .anyRequest()
                        .access(routeTable))
                .addFilterAfter(links.signIn(accounts, csrf.renewal()), AuthorizationFilter.class)
                .addFilterAfter(passkeys.challenge(), AuthorizationFilter.class)
                .addFilterAfter(passkeys.signIn(accounts, csrf.renewal()), AuthorizationFilter.class)
                .addFilterAfter(passkeys.newChallenge(), AuthorizationFilter.class)
                .addFilterAfter(passkeys.registration(), AuthorizationFilter.class)
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint(new PeopleProblems(problems)).accessDeniedHandler(problems))
                .build();
    }
}
