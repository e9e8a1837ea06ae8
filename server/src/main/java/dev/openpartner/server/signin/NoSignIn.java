package dev.openpartner.server.signin;

import dev.openpartner.console.signin.OwnAccount;
import dev.openpartner.console.signin.SignIn;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.message.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What the pages of sign-in get at a node that answers and does not decide: nobody can be let in there. */
@Component
@Profile("!role-command & role-query")
final class NoSignIn implements SignIn, OwnAccount {

    @Override
    public boolean isPossible() {
        return false;
    }

    @Override
    public boolean linksAreMailed() {
        return false;
    }

    @Override
    public void sendLink(String email) {
        throw notHere();
    }

    @Override
    public void setUp(String token, String email, String name, HttpServletRequest request, HttpServletResponse response) {
        throw notHere();
    }

    @Override
    public Holder holder(Caller caller) {
        throw notHere();
    }

    @Override
    public List<OpenSession> sessions(Caller caller, HttpServletRequest request) {
        throw notHere();
    }

    @Override
    public void endSessions(Caller caller) {
        throw notHere();
    }

    @Override
    public List<Passkey> passkeys(Caller caller) {
        throw notHere();
    }

    @Override
    public void removePasskey(Caller caller, String id) {
        throw notHere();
    }

    private static Refused notHere() {
        return Refused.conflict(
                "misdirected_request", "Nobody can sign in at this node. Open the console of one that plays both roles.");
    }
}
