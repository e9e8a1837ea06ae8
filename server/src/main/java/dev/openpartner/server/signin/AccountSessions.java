package dev.openpartner.server.signin;

import dev.openpartner.command.account.Account;
import dev.openpartner.command.account.AccountDirectory;
import dev.openpartner.command.account.AccountKey;
import dev.openpartner.server.http.RequestIds;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;

/**
 * Keeps in a session which account it is of, and finds that account anew for every request. A session ends when its account was
 * revoked since it began, also if it was reinstated afterwards.
 */
final class AccountSessions implements SecurityContextRepository {

    /** A session that is not used for so long ends. */
    static final Duration IDLE_FOR = Duration.ofHours(12);

    /** Every session ends then, however much it is used. */
    static final Duration LASTS_FOR = Duration.ofDays(7);

    static final String SIGNED_IN_AT_MS = "signedInAtMs";
    static final String BROWSER = "browser";

    static final String ACCOUNT = "account";
    private static final String STANDING = "standing";
    private static final int MAX_BROWSER_LENGTH = 300;

    private final AccountDirectory accounts;
    private final Clock clock;

    AccountSessions(AccountDirectory accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    @Deprecated
    @SuppressWarnings("deprecation") // The interface still has it; its newer methods ask it.
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        HttpSession session = holder.getRequest().getSession(false);
        if (session != null && session.getAttribute(ACCOUNT) != null) {
            Optional<Account> account = account(session);
            account.ifPresentOrElse(
                    found -> {
                        SignedIn signedIn = new SignedIn(found, Visits.current(holder.getRequest()));
                        context.setAuthentication(signedIn);
                        MDC.put(RequestIds.TENANT_LOG_KEY, signedIn.getPrincipal().tenant());
                    },
                    session::invalidate);
        }
        return context;
    }

    /** Begins a session. It is a new one whatever the browser brought, so that nobody can have planted it there. */
    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        if (!(context.getAuthentication() instanceof SignedIn signedIn)) {
            return;
        }
        HttpSession before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
        HttpSession session = request.getSession(true);
        session.setMaxInactiveInterval((int) IDLE_FOR.toSeconds());
        session.setAttribute(ACCOUNT, signedIn.getName());
        session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, signedIn.getName());
        session.setAttribute(STANDING, signedIn.account().standing());
        session.setAttribute(SIGNED_IN_AT_MS, clock.millis());
        session.setAttribute(BROWSER, browser(request));
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ACCOUNT) != null;
    }

    private Optional<Account> account(HttpSession session) {
        return session.getAttribute(ACCOUNT) instanceof String name
                        && session.getAttribute(STANDING) instanceof Integer standing
                        && session.getAttribute(SIGNED_IN_AT_MS) instanceof Long signedInAtMs
                        && clock.millis() - signedInAtMs < LASTS_FOR.toMillis()
                ? AccountKey.parse(name).flatMap(accounts::find).filter(account -> account.standing() == standing)
                : Optional.empty();
    }

    private static String browser(HttpServletRequest request) {
        String sent = request.getHeader(HttpHeaders.USER_AGENT);
        String browser = sent == null ? "" : sent.strip();
        return browser.substring(0, Math.min(browser.length(), MAX_BROWSER_LENGTH));
    }
}
