package dev.openpartner.server.signin;

import dev.openpartner.command.signin.OneTimeTokens;
import dev.openpartner.command.signin.OneTimeTokens.Purpose;
import dev.openpartner.server.scenario.Callers;
import dev.openpartner.server.scenario.Program;
import java.time.Duration;
import java.util.Map;

/** Makes people, and lets them in. */
final class People {

    private final int port;
    private final Callers callers;
    private final OneTimeTokens tokens;

    People(int port, OneTimeTokens tokens) {
        this.port = port;
        this.callers = Callers.at(port);
        this.tokens = tokens;
    }

    static String address(String name) {
        return Program.unique(name) + "@people.example";
    }

    /** A new admin, not invited; their id. */
    String admin(String email) {
        String body = "{\"email\": \"%s\", \"name\": \"Admin <b>Ada</b>\", \"sendInvite\": false}".formatted(email);
        return callers.admin().post("/api/admins", body).expect(201).text("/id");
    }

    /** A new partner, not invited; their id. */
    String partner(String email) {
        String body = "{\"email\": \"%s\", \"name\": \"Partner Paul\"}".formatted(email);
        return callers.admin().post("/api/partners", body).expect(201).text("/id");
    }

    /** A browser in which an admin of this id has signed in. */
    Browser signedInAdmin(String adminId) {
        return signedIn("default/admin:" + adminId);
    }

    /** A browser in which a partner of this id has signed in. */
    Browser signedInPartner(String partnerId) {
        return signedIn("default/partner:" + partnerId);
    }

    private Browser signedIn(String account) {
        return signIn(new Browser(port), account);
    }

    /** Signs in with a browser that may have been somewhere before. */
    Browser signIn(Browser browser, String account) {
        String token = tokens.issue(Purpose.SIGN_IN, account, Duration.ofMinutes(5));
        browser.submit("/sign-in/link", "/sign-in/link", Map.of("token", token)).expect(303);
        return browser;
    }
}
