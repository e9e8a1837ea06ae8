package dev.openpartner.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.command.signin.OneTimeTokens;
import dev.openpartner.server.scenario.Callers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Passkeys, with an authenticator made of software. */
@SignInServer
class PasskeyTest {

    private final int port;
    private final People people;
    private final SoftAuthenticator authenticator;

    @Autowired
    PasskeyTest(@LocalServerPort int port, OneTimeTokens tokens) {
        this.port = port;
        this.people = new People(port, tokens);
        this.authenticator = new SoftAuthenticator("http://localhost:" + port);
    }

    @Test
    void aPasskeyIsAddedBySomebodyWhoIsInAndSignsThemInAgain() {
        String email = People.address("passkey");
        Browser owner = people.signedInAdmin(people.admin(email));
        String challenge = challengeForNew(owner);
        assertThat(challenge).contains(email, "\"userVerification\":\"required\"").doesNotContain("default/admin");
        owner.postJson("/account/passkeys", authenticator.register(challenge, "Laptop"), true).expect(200);
        assertThat(owner.get("/account").expect(200).html().select("h2:contains(Passkeys) + .wide td").text()).contains("Laptop");

        Browser fresh = new Browser(port);
        Browser.Page in = fresh.postJson("/sign-in/passkey", authenticator.signIn(challenge(fresh)), true).expect(200);

        assertThat(in.text()).contains("\"redirectUrl\":\"/\"");
        assertThat(fresh.get("/account").expect(200).text()).contains(email);
    }

    @Test
    void anAnswerIsGoodForItsOwnChallengeAndOnlyOnce() {
        register(people.signedInAdmin(people.admin(People.address("once"))));
        Browser browser = new Browser(port);
        String answer = authenticator.signIn(challenge(browser));
        Browser elsewhere = new Browser(port);
        challenge(elsewhere);
        assertThat(elsewhere.postJson("/sign-in/passkey", answer, true).expect(401).error()).isEqualTo("passkey_not_valid");

        browser.postJson("/sign-in/passkey", answer, true).expect(200);

        browser.postJson("/sign-in/passkey", answer, true).expect(401);
    }

    @Test
    void anAnswerFromAnotherSiteOrWithoutItsOwnersConsentIsRefused() {
        Browser owner = people.signedInPartner(people.partner(People.address("consent")));
        SoftAuthenticator phished = new SoftAuthenticator("http://localhost.evil.example");
        assertThat(owner.postJson("/account/passkeys", phished.register(challengeForNew(owner), "Evil"), true).expect(400).error())
                .isEqualTo("passkey_not_valid");

        register(owner);
        authenticator.withoutVerification();
        Browser thief = new Browser(port);
        thief.postJson("/sign-in/passkey", authenticator.signIn(challenge(thief)), true).expect(401);
    }

    @Test
    void aPasskeyOfSomebodyRevokedOpensNothing() {
        String adminId = people.admin(People.address("locked"));
        people.admin(People.address("keeper"));
        register(people.signedInAdmin(adminId));
        Callers.at(port).admin().post("/api/admins/" + adminId + "/revoke", "{}").expect(200);
        Browser browser = new Browser(port);

        browser.postJson("/sign-in/passkey", authenticator.signIn(challenge(browser)), true).expect(401);

        browser.getJson("/api/auth/introspect").expect(401);
    }

    @Test
    void aRemovedPasskeyIsUnknownAndNobodyRemovesAnothers() {
        Browser owner = people.signedInAdmin(people.admin(People.address("owner")));
        register(owner);
        String remove = owner.get("/account").html().select("form[action$=/remove]").attr("action");
        Browser other = people.signedInAdmin(people.admin(People.address("rival")));
        other.postJson(remove, "{}", true).expect(302);
        assertThat(owner.get("/account").html().select("form[action$=/remove]")).hasSize(1);

        owner.submit("/account", remove, Map.of()).expect(302);

        Browser browser = new Browser(port);
        browser.postJson("/sign-in/passkey", authenticator.signIn(challenge(browser)), true).expect(401);
    }

    @Test
    void whatIsNoAnswerIsRefusedWithoutAFault() {
        Browser owner = people.signedInAdmin(people.admin(People.address("garbled")));
        for (String garbled : new String[] {"", "{}", "[]", "{\"publicKey\": null}", "{\"publicKey\": {\"label\": \"x\"}}", "nonsense"}) {
            challengeForNew(owner);
            owner.postJson("/account/passkeys", garbled, true).expect(400);
            challenge(owner);
            owner.postJson("/sign-in/passkey", garbled, true).expect(401);
        }
        owner.postJson("/sign-in/passkey", "\"" + "x".repeat(70_000) + "\"", true).expect(413);
        new Browser(port).postJson("/account/passkeys/challenge", "", true).expect(401);
    }

    private void register(Browser owner) {
        owner.postJson("/account/passkeys", authenticator.register(challengeForNew(owner), "Key"), true).expect(200);
    }

    private static String challengeForNew(Browser browser) {
        return browser.postJson("/account/passkeys/challenge", "", true).expect(200).text();
    }

    private static String challenge(Browser browser) {
        return browser.postJson("/sign-in/passkey/challenge", "", true).expect(200).text();
    }
}
