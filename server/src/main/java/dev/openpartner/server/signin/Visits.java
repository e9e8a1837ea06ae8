package dev.openpartner.server.signin;

import dev.openpartner.command.account.AccountKey;
import dev.openpartner.command.demo.DemoPrograms;
import dev.openpartner.kernel.access.Caller.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;

/**
 * Sessions that are visits to a demo. A session keeps which demo it visits, and whether that is the demo of its admin's own tenant, and
 * open, is asked anew for every request. A visit that begins or ends takes the token of all pages that are open: a form that was
 * filled in for the one program never reaches the other.
 */
final class Visits {

    private static final String VISITED = "visitedDemo";
    private static final String CURRENT = Visits.class.getName() + ".current";

    private final DemoPrograms demos;
    private final SessionAuthenticationStrategy renewal;

    Visits(DemoPrograms demos, SessionAuthenticationStrategy renewal) {
        this.demos = demos;
        this.renewal = renewal;
    }

    /** The demo whose visit was found to be good for this request. */
    static @Nullable String current(HttpServletRequest request) {
        return request.getAttribute(CURRENT) instanceof String tenant ? tenant : null;
    }

    /** Looks at the session's visit; false when there is one that is not good any more, which ends it. */
    boolean isGood(HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(VISITED) instanceof String tenant)) {
            return true;
        }
        if (isOpenTo(session, tenant)) {
            request.setAttribute(CURRENT, tenant);
            return true;
        }
        leave(request, response);
        return false;
    }

    void enter(String tenant, HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession(false);
        if (session == null || !isOpenTo(session, tenant)) {
            throw new IllegalStateException("a visit without a session of an admin whose demo it is");
        }
        session.setAttribute(VISITED, tenant);
        renewToken(request, response);
    }

    void leave(HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession(false);
        if (session != null && session.getAttribute(VISITED) != null) {
            session.removeAttribute(VISITED);
            renewToken(request, response);
        }
    }

    private boolean isOpenTo(HttpSession session, String tenant) {
        return session.getAttribute(AccountSessions.ACCOUNT) instanceof String name
                && AccountKey.parse(name)
                        .filter(account -> account.role() == Role.ADMIN && demos.isOpen(account.tenant(), tenant))
                        .isPresent();
    }

    private void renewToken(HttpServletRequest request, HttpServletResponse response) {
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        if (person != null) {
            renewal.onAuthentication(person, request, response);
        }
    }
}
