package dev.openpartner.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.command.signin.OneTimeTokens;
import dev.openpartner.server.scenario.Callers;
import dev.openpartner.server.scenario.Client;
import dev.openpartner.server.scenario.Program;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a session may do, and when it ends. */
@SignInServer
class SessionTest {

    private static final String CAMPAIGN = """
            {"name": "By session", "destinationUrl": "https://shop.example/", "commissionRule": {"type": "percent", "value": 20}}""";

    private final int port;
    private final People people;
    private final Client admin;
    private final JdbcClient database;

    @Autowired
    SessionTest(@LocalServerPort int port, OneTimeTokens tokens, JdbcClient database) {
        this.port = port;
        this.people = new People(port, tokens);
        this.admin = Callers.at(port).admin();
        this.database = database;
    }

    @Test
    void theCookieGoesToThisHostAloneAndToNoScript() {
        Browser browser = new Browser(port);
        String adminId = people.admin(People.address("cookie"));
        Browser signedIn = people.signedInAdmin(adminId);

        assertThat(browser.get("/sign-in").headers().allValues("Set-Cookie"))
                .singleElement().asString()
                .startsWith("__Host-openpartner-csrf=").contains("Secure", "HttpOnly", "SameSite=Lax", "Path=/").doesNotContain("Domain");
        assertThat(signedIn.cookie(SessionCookie.NAME)).isPresent();
        Browser.Page out = signedIn.submit("/account", "/sign-out", Map.of());
        assertThat(out.headers().allValues("Set-Cookie")).anySatisfy(cookie -> assertThat(cookie)
                .startsWith("__Host-openpartner=").contains("Secure", "HttpOnly", "SameSite=Lax", "Path=/").doesNotContain("Domain"));
    }

    @Test
    void theTableOfSessionsIsNoUseToWhoReadsIt() {
        Browser browser = people.signedInAdmin(people.admin(People.address("table")));
        String cookie = browser.cookie(SessionCookie.NAME).orElseThrow();

        assertThat(database.sql("select session_id from command.web_session").query(String.class).list()).isNotEmpty().allSatisfy(id -> {
            assertThat(cookie).doesNotContain(id);
            Browser thief = new Browser(port);
            thief.plant(SessionCookie.NAME, id);
            thief.getJson("/api/auth/introspect").expect(401);
        });
    }

    @Test
    void aSessionOfARevokedAdminEndsAtOnceAndDoesNotComeBack() {
        String adminId = people.admin(People.address("revoked"));
        people.admin(People.address("other"));
        Browser browser = people.signedInAdmin(adminId);
        browser.get("/account").expect(200);

        admin.post("/api/admins/" + adminId + "/revoke", "{}").expect(200);

        browser.getJson("/api/auth/introspect").expect(401);
        assertThat(browser.get("/account").expect(302).location()).isEqualTo("/sign-in");

        Browser untouched = people.signedInAdmin(people.admin(People.address("untouched")));
        untouched.get("/account").expect(200);
    }

    @Test
    void aSessionFromBeforeARevocationIsNoneAfterReinstatement() {
        String partnerId = people.partner(People.address("back"));
        Browser browser = people.signedInPartner(partnerId);
        browser.get("/account").expect(200);

        admin.post("/api/partners/" + partnerId + "/revoke", "{}").expect(200);
        admin.post("/api/partners/" + partnerId + "/reinstate", "{}").expect(200);

        browser.getJson("/api/auth/introspect").expect(401);
        people.signedInPartner(partnerId).get("/account").expect(200);
    }

    @Test
    void aPartnerSeesTheirOwnAndNothingElse() {
        String partnerId = people.partner(People.address("own"));
        String other = people.partner(People.address("foreign"));
        Browser browser = people.signedInPartner(partnerId);

        browser.getJson("/api/partners/" + partnerId + "/ledger").expect(200);
        assertThat(browser.getJson("/api/partners/" + other + "/ledger").expect(404).error()).isEqualTo("partner_not_found");
        browser.getJson("/api/review-queue").expect(403);
        browser.getJson("/api/admins").expect(403);
        browser.get("/account").expect(200);
    }

    @Test
    void aWriteOfASessionNeedsTheTokenOfAPageAndNamesThePerson() {
        String adminId = people.admin(People.address("writer"));
        Browser browser = people.signedInAdmin(adminId);

        assertThat(browser.postJson("/api/campaigns", CAMPAIGN, false).expect(403).error()).isEqualTo("csrf_token_invalid");
        browser.postJson("/api/campaigns", CAMPAIGN, true).expect(201);

        String email = People.address("made");
        browser.postJson("/api/admins", "{\"email\": \"%s\", \"name\": \"Made\"}".formatted(email), true).expect(201);
        assertThat(database.sql("select payload ->> 'by' from event_store.event where event_type = 'admin.registered'"
                                + " order by position desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo("admin:" + adminId);
    }

    @Test
    void aKeyWinsOverACookieAndNeedsNoToken() {
        Browser browser = people.signedInPartner(people.partner(People.address("both")));
        String key = "Bearer " + Callers.ADMIN_KEY;

        browser.postJson("/api/campaigns", CAMPAIGN, false, "Authorization", key).expect(201);
        assertThat(browser.postJson("/api/campaigns", CAMPAIGN, false, "Authorization", "Bearer wrong").expect(401).error())
                .isEqualTo("unauthorized");
    }

    @Test
    void aCookieIsNoHindranceWhereEverybodyMayPost() {
        Program program = Program.paying20Percent(admin, Callers.at(port).nobody());
        Browser browser = people.signedInAdmin(people.admin(People.address("visitor")));

        browser.postJson("/api/attribution/identify", """
                {"cref": "%s", "userId": "%s"}""".formatted(program.click(), Program.uniqueBuyer()), false).expect(200);
    }

    @Test
    void aSessionThatSomebodyPlantedIsNotTheOneThatBegins() {
        Browser attacker = people.signedInPartner(people.partner(People.address("attacker")));
        String planted = attacker.cookie(SessionCookie.NAME).orElseThrow();
        String adminId = people.admin(People.address("victim"));
        Browser victim = new Browser(port);
        victim.plant(SessionCookie.NAME, planted);

        Browser signedIn = people.signIn(victim, "default/admin:" + adminId);

        assertThat(signedIn.cookie(SessionCookie.NAME)).isPresent().isNotEqualTo(planted);
        assertThat(signedIn.getJson("/api/auth/introspect").expect(200).text()).contains("\"role\":\"admin\"");
        attacker.getJson("/api/auth/introspect").expect(401);
    }

    @Test
    void whoSignsOutIsOutAndTheCookieIsWorthNothing() {
        Browser browser = people.signedInAdmin(people.admin(People.address("leaving")));
        String cookie = browser.cookie(SessionCookie.NAME).orElseThrow();

        assertThat(browser.submit("/account", "/sign-out", Map.of()).location()).isEqualTo("/sign-in");

        assertThat(browser.cookie(SessionCookie.NAME)).isEmpty();
        browser.plant(SessionCookie.NAME, cookie);
        browser.getJson("/api/auth/introspect").expect(401);
    }

    @Test
    void signingOutWithoutATokenDoesNothing() {
        Browser browser = people.signedInAdmin(people.admin(People.address("forged")));

        browser.postForm("/sign-out", Map.of()).expect(403);

        browser.get("/account").expect(200);
    }

    @Test
    void signingOutEverywhereEndsTheSessionsOfAllBrowsersOfThatPerson() {
        String adminId = people.admin(People.address("everywhere"));
        Browser home = people.signedInAdmin(adminId);
        Browser work = people.signedInAdmin(adminId);
        Browser colleague = people.signedInAdmin(people.admin(People.address("colleague")));
        assertThat(home.get("/account").expect(200).html().select("h2:contains(Sessions) + .wide tbody tr")).hasSize(2);

        home.submit("/account", "/account/sessions/end", Map.of()).expect(302);

        home.getJson("/api/auth/introspect").expect(401);
        work.getJson("/api/auth/introspect").expect(401);
        colleague.getJson("/api/auth/introspect").expect(200);
    }

    @Test
    void aKeyHasNoAccount() {
        Client key = admin.with("Accept", "text/html");

        assertThat(key.get("/account").status()).isEqualTo(403);
    }

    @Test
    void anAdminInvitesAndRevokesAnotherOnAPage() {
        Browser browser = people.signedInAdmin(people.admin(People.address("boss")));
        String email = People.address("newcomer");
        browser.submit("/admins", "/admins", Map.of("email", email, "name", "New <i>Comer</i>")).expect(302);
        Browser.Page list = browser.get("/admins?done=admin-invited").expect(200);
        assertThat(list.html().select("td").eachText()).contains(email, "New <i>Comer</i>");
        Browser.Page taken = browser.submit("/admins", "/admins", Map.of("email", email.toUpperCase(Locale.ROOT), "name", "Again"));
        assertThat(taken.text()).contains("An admin with this e-mail address exists already.");

        String revoke = list.html().select("tr:contains(%s) form".formatted(email)).attr("action");
        assertThat(revoke).endsWith("/revoke");
        browser.submit(list, revoke, Map.of("reason", "left")).expect(302);

        assertThat(browser.get("/admins").html().select("tr:contains(%s) form".formatted(email)).attr("action")).endsWith("/reinstate");
    }

    @Test
    void aForgottenAdminLeavesNoTrace() {
        String adminId = people.admin(People.address("forgotten"));
        people.admin(People.address("staying"));
        Browser browser = people.signedInAdmin(adminId);

        admin.post("/api/privacy/erasures", "{\"adminId\": \"%s\"}".formatted(adminId)).expect(200);

        browser.getJson("/api/auth/introspect").expect(401);
        String account = "default/admin:" + adminId;
        for (String left : new String[] {
            "select count(*) from command.web_session where principal_name = ?",
            "select count(*) from command.one_time_token where subject = ?",
            "select count(*) from command.passkey_holder where account = ?"
        }) {
            assertThat(database.sql(left).param(account).query(Integer.class).single()).as(left).isZero();
        }
    }
}
