package dev.openpartner.server.signin;

import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestHandler;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;

/**
 * Protection against requests that another site has a browser send. The token is in a cookie, which the form or header must repeat,
 * so that the sign-in page needs no session. Browsers take the cookie from this host alone, over TLS alone, so nobody else can
 * set it; pages carry it masked, another way each time.
 */
final class CsrfCookie {

    private static final String COOKIE = "__Host-openpartner-csrf";
    private static final String HEADER = "X-CSRF-Token";

    private final CookieCsrfTokenRepository repository = new CookieCsrfTokenRepository();
    private final XorCsrfTokenRequestAttributeHandler handler = new XorCsrfTokenRequestAttributeHandler();

    CsrfCookie() {
        repository.setCookieName(COOKIE);
        repository.setCookiePath("/");
        repository.setHeaderName(HEADER);
        repository.setCookieCustomizer(cookie -> cookie.secure(true).sameSite("Lax"));
        // At once and not when a form is written: a long page has begun to be sent by then, and takes no cookie any more.
        handler.setCsrfRequestAttributeName(null);
    }

    CsrfTokenRepository repository() {
        return repository;
    }

    CsrfTokenRequestHandler handler() {
        return handler;
    }

    /** A new token for who signs in: what was seen before is worth nothing afterwards. */
    SessionAuthenticationStrategy renewal() {
        CsrfAuthenticationStrategy renewal = new CsrfAuthenticationStrategy(repository);
        renewal.setRequestHandler(handler);
        return renewal;
    }
}
