package dev.openpartner.server.signin;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.authentication.ott.OneTimeTokenAuthenticationFilter;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** Spring Security's filter for one-time tokens, under our path. It takes POST alone: opening a link uses nothing up. */
final class SignInLinkFilters {

    private static final String NOT_VALID = SignInPaths.LINK + "?invalid";

    private final SignInByLink byLink;

    SignInLinkFilters(SignInByLink byLink) {
        this.byLink = byLink;
    }

    OneTimeTokenAuthenticationFilter signIn(SecurityContextRepository sessions, SessionAuthenticationStrategy strategy) {
        OneTimeTokenAuthenticationFilter filter = new OneTimeTokenAuthenticationFilter();
        filter.setRequiresAuthenticationRequestMatcher(
                PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, SignInPaths.LINK));
        filter.setAuthenticationManager(byLink);
        filter.setSecurityContextRepository(sessions);
        filter.setSessionAuthenticationStrategy(strategy);
        filter.setAuthenticationSuccessHandler((request, response, signedIn) -> goTo(SignInPaths.HOME, response));
        filter.setAuthenticationFailureHandler((request, response, failure) -> goTo(NOT_VALID, response));
        return filter;
    }

    private static void goTo(String path, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(HttpHeaders.LOCATION, path);
    }
}
