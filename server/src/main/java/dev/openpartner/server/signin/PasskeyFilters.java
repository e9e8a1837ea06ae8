package dev.openpartner.server.signin;

import dev.openpartner.server.http.Problem;
import dev.openpartner.server.http.ProblemAnswers;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.webauthn.authentication.PublicKeyCredentialRequestOptionsFilter;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationFilter;
import org.springframework.security.web.webauthn.registration.PublicKeyCredentialCreationOptionsFilter;
import org.springframework.security.web.webauthn.registration.WebAuthnRegistrationFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/** Spring Security's filters for passkeys, under our paths and with our answers. Challenges are kept in the session. */
final class PasskeyFilters {

    private final PasskeyCeremonies ceremonies;
    private final Passkeys passkeys;
    private final PasskeyHolders holders;
    private final ProblemAnswers answers;

    PasskeyFilters(PasskeyCeremonies ceremonies, Passkeys passkeys, PasskeyHolders holders, ProblemAnswers answers) {
        this.ceremonies = ceremonies;
        this.passkeys = passkeys;
        this.holders = holders;
        this.answers = answers;
    }

    PublicKeyCredentialRequestOptionsFilter challenge() {
        PublicKeyCredentialRequestOptionsFilter filter = new PublicKeyCredentialRequestOptionsFilter(ceremonies);
        filter.setRequestMatcher(post(SignInPaths.PASSKEY_CHALLENGE));
        return filter;
    }

    WebAuthnAuthenticationFilter signIn(SecurityContextRepository sessions, SessionAuthenticationStrategy strategy) {
        WebAuthnAuthenticationFilter filter = new WebAuthnAuthenticationFilter();
        filter.setRequiresAuthenticationRequestMatcher(post(SignInPaths.PASSKEY));
        filter.setAuthenticationManager(new SignInByPasskey(ceremonies, holders));
        filter.setSecurityContextRepository(sessions);
        filter.setSessionAuthenticationStrategy(strategy);
        filter.setAuthenticationSuccessHandler((request, response, signedIn) -> goHome(response));
        filter.setAuthenticationFailureHandler((request, response, failure) -> answers.write(
                Problem.of(401, "passkey_not_valid", "This passkey is not known here, or took too long. Try again."),
                request,
                response));
        return filter;
    }

    PublicKeyCredentialCreationOptionsFilter newChallenge() {
        PublicKeyCredentialCreationOptionsFilter filter = new PublicKeyCredentialCreationOptionsFilter(ceremonies);
        filter.setRequestMatcher(post(SignInPaths.NEW_PASSKEY_CHALLENGE));
        return filter;
    }

    Filter registration() {
        WebAuthnRegistrationFilter filter = new WebAuthnRegistrationFilter(passkeys, ceremonies);
        filter.setRegisterCredentialMatcher(post(SignInPaths.PASSKEYS));
        // Removing one is a form of the account's page.
        filter.setRemoveCredentialMatcher(request -> false);
        return new Registration(filter);
    }

    /** The library answers a body that it cannot read without a word, and one that lacks a part with a fault. */
    private final class Registration extends OncePerRequestFilter {

        private final Filter library;

        Registration(Filter library) {
            this.library = library;
        }

        @Override
        protected boolean shouldNotFilter(HttpServletRequest request) {
            return !post(SignInPaths.PASSKEYS).matches(request);
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            boolean unread = false;
            try {
                library.doFilter(request, response, chain);
            } catch (IllegalArgumentException lacksAPart) {
                unread = true;
            }
            if (unread || response.getStatus() == HttpServletResponse.SC_BAD_REQUEST) {
                answers.write(
                        Problem.of(400, "passkey_not_valid", "There is no challenge, or this is no answer to one. Try again."),
                        request,
                        response);
            }
        }
    }

    private static void goHome(HttpServletResponse response) throws IOException {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getWriter().write("{\"redirectUrl\":\"" + SignInPaths.HOME + "\"}");
    }

    private static PathPatternRequestMatcher post(String path) {
        return PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, path);
    }
}
