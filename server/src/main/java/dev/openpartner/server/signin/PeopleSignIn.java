package dev.openpartner.server.signin;

import dev.openpartner.command.account.Account;
import dev.openpartner.command.signin.SetUp;
import dev.openpartner.command.signin.SignInLinks;
import dev.openpartner.console.signin.SignIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;

/** What the pages of sign-in ask for, where people can sign in. */
final class PeopleSignIn implements SignIn {

    private final SignInLinks links;
    private final SetUp setUp;
    private final AccountSessions sessions;
    private final SessionAuthenticationStrategy renewal;

    PeopleSignIn(SignInLinks links, SetUp setUp, AccountSessions sessions, SessionAuthenticationStrategy renewal) {
        this.links = links;
        this.setUp = setUp;
        this.sessions = sessions;
        this.renewal = renewal;
    }

    @Override
    public boolean isPossible() {
        return true;
    }

    @Override
    public boolean linksAreMailed() {
        return links.reachPeople();
    }

    @Override
    public void sendLink(String email) {
        links.request(email);
    }

    @Override
    public void setUp(String token, String email, String name, HttpServletRequest request, HttpServletResponse response) {
        Account account = setUp.complete(token.strip(), email, name);
        SignedIn signedIn = new SignedIn(account);
        renewal.onAuthentication(signedIn, request, response);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(signedIn);
        sessions.saveContext(context, request, response);
    }
}
