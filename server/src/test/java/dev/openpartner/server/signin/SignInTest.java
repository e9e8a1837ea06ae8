package dev.openpartner.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.command.signin.OneTimeTokens;
import dev.openpartner.command.signin.OneTimeTokens.Purpose;
import dev.openpartner.server.scenario.Callers;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ways in: the set-up link and links by mail. */
@SignInServer
class SignInTest {

    private static final String LINK = "/sign-in/link";

    private final int port;
    private final OneTimeTokens tokens;
    private final Outbox outbox;
    private final JdbcClient database;
    private final People people;

    @Autowired
    SignInTest(@LocalServerPort int port, OneTimeTokens tokens, Outbox outbox, JdbcClient database) {
        this.port = port;
        this.tokens = tokens;
        this.outbox = outbox;
        this.database = database;
        this.people = new People(port, tokens);
    }

    @Test
    void aSetUpLinkMakesItsBearerAnAdminOnceAndIsNotUsedUpByOpeningIt() {
        String token = tokens.replace(Purpose.SET_UP, "default", Duration.ofHours(24));
        String email = People.address("first");
        Browser browser = new Browser(port);
        browser.get("/set-up").expect(200);
        browser.get("/set-up").expect(200);

        Browser.Page done = browser.submit("/set-up", "/set-up", Map.of("token", token, "email", email, "name", "Ada"));

        assertThat(done.status()).isEqualTo(302);
        assertThat(browser.getJson("/api/auth/introspect").expect(200).text()).contains("\"role\":\"admin\"", "\"label\":\"Ada\"");
        assertThat(browser.get("/account").expect(200).text()).contains(email);

        Browser late = new Browser(port);
        Browser.Page refused =
                late.submit("/set-up", "/set-up", Map.of("token", token, "email", People.address("late"), "name", "Eve"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("This link was used, has expired, or never was one.");
        late.getJson("/api/auth/introspect").expect(401);
    }

    @Test
    void aSetUpLinkIsNotUsedUpByAnAddressThatIsNone() {
        String token = tokens.replace(Purpose.SET_UP, "default", Duration.ofHours(24));
        Browser browser = new Browser(port);

        Browser.Page again = browser.submit("/set-up", "/set-up", Map.of("token", token, "email", "no address", "name", "Ada"));

        again.expect(400);
        browser.submit(again, "/set-up", Map.of("email", People.address("corrected"))).expect(302);
        browser.get("/account").expect(200);
    }

    @Test
    void whoLostAccessGetsInAgainWithASetUpLinkAndTheirOldAddress() {
        people.admin(People.address("keeper"));
        String email = People.address("lost");
        String adminId = people.admin(email);
        Callers.at(port).admin().post("/api/admins/" + adminId + "/revoke", "{}").expect(200);
        String token = tokens.replace(Purpose.SET_UP, "default", Duration.ofHours(24));
        Browser browser = new Browser(port);

        browser.submit("/set-up", "/set-up", Map.of("token", token, "email", email.toUpperCase(Locale.ROOT), "name", "Any")).expect(302);

        assertThat(browser.get("/account").expect(200).text()).contains(email);
    }

    @Test
    void aLinkByMailSignsInOnceAndIsNotUsedUpByOpeningIt() {
        String email = People.address("mailed");
        people.admin(email);
        Browser browser = new Browser(port);
        Browser.Page asked = browser.submit("/sign-in", "/sign-in", Map.of("email", " " + email.toUpperCase(Locale.ROOT)));
        assertThat(asked.location()).isEqualTo("/sign-in/sent");
        String token = outbox.token(email, 1);
        browser.get(LINK).expect(200);
        browser.get(LINK + "?x=1").expect(200);

        Browser.Page in = browser.submit(LINK, LINK, Map.of("token", token));

        assertThat(in.status()).isEqualTo(303);
        assertThat(in.location()).isEqualTo("/");
        assertThat(browser.get("/account").expect(200).html().select("dd").text()).contains("Admin <b>Ada</b>");

        Browser second = new Browser(port);
        assertThat(second.submit(LINK, LINK, Map.of("token", token)).location()).isEqualTo("/sign-in/link?invalid");
        second.getJson("/api/auth/introspect").expect(401);
    }

    @Test
    void anUnknownAddressGetsTheSameAnswerAndNoMail() {
        String known = People.address("known");
        String unknown = People.address("unknown");
        people.admin(known);
        Browser one = new Browser(port);
        Browser other = new Browser(port);

        Browser.Page forKnown = one.submit("/sign-in", "/sign-in", Map.of("email", known));
        Browser.Page forUnknown = other.submit("/sign-in", "/sign-in", Map.of("email", unknown));

        assertThat(forUnknown.status()).isEqualTo(forKnown.status());
        assertThat(forUnknown.location()).isEqualTo(forKnown.location());
        assertThat(forUnknown.text()).isEqualTo(forKnown.text());
        // Links are sent in order by one thread: once a later one is there, the unknown one has had its turn.
        String later = People.address("later");
        people.admin(later);
        one.submit("/sign-in", "/sign-in", Map.of("email", later));
        outbox.token(later, 1);
        assertThat(outbox.to(unknown)).isEmpty();
        assertThat(outbox.to(known)).hasSize(1);
    }

    @Test
    void aLinkThatHasExpiredOrIsOfSomebodyRevokedIsRefused() {
        people.admin(People.address("keeper"));
        String adminId = people.admin(People.address("slow"));
        String expired = tokens.issue(Purpose.SIGN_IN, "default/admin:" + adminId, Duration.ofMinutes(15));
        database.sql("update command.one_time_token set expires_at = clock_timestamp() - interval '1 second' where subject = ?")
                .param("default/admin:" + adminId)
                .update();
        assertThat(new Browser(port).submit(LINK, LINK, Map.of("token", expired)).location()).endsWith("?invalid");

        String fresh = tokens.issue(Purpose.SIGN_IN, "default/admin:" + adminId, Duration.ofMinutes(15));
        Callers.at(port).admin().post("/api/admins/" + adminId + "/revoke", "{}").expect(200);
        assertThat(new Browser(port).submit(LINK, LINK, Map.of("token", fresh)).location()).endsWith("?invalid");
    }

    @Test
    void nobodyIsSentLinksWithoutEnd() {
        String email = People.address("flooded");
        people.admin(email);
        Browser browser = new Browser(port);
        for (int i = 0; i < 8; i++) {
            browser.submit("/sign-in", "/sign-in", Map.of("email", email));
        }
        String later = People.address("after");
        people.admin(later);
        browser.submit("/sign-in", "/sign-in", Map.of("email", later));
        outbox.token(later, 1);

        assertThat(outbox.to(email)).hasSize(5);
    }

    @Test
    void tokensAreStoredAsHashesAlone() {
        String token = tokens.issue(Purpose.SIGN_IN, "default/admin:stored", Duration.ofMinutes(15));

        assertThat(database.sql("select t::text from command.one_time_token t where subject = 'default/admin:stored'")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(row -> row.contains(token));
    }

    @Test
    void aPartnerAndAnAdminWhoAreInvitedGetALinkThatSignsThemIn() {
        String partner = People.address("invited-partner");
        String admin = People.address("invited-admin");
        String body = "{\"email\": \"%s\", \"name\": \"Paul\", \"sendInvite\": true}";
        Callers.at(port).admin().post("/api/partners", body.formatted(partner)).expect(201);
        Callers.at(port).admin().post("/api/admins", body.formatted(admin)).expect(201);

        Browser partnersBrowser = new Browser(port);
        partnersBrowser.submit(LINK, LINK, Map.of("token", outbox.token(partner, 1))).expect(303);
        Browser adminsBrowser = new Browser(port);
        adminsBrowser.submit(LINK, LINK, Map.of("token", outbox.token(admin, 1))).expect(303);

        assertThat(partnersBrowser.getJson("/api/auth/introspect").expect(200).text()).contains("\"role\":\"partner\"");
        assertThat(adminsBrowser.getJson("/api/auth/introspect").expect(200).text()).contains("\"role\":\"admin\"");
        assertThat(outbox.to(partner)).hasSize(1);
        assertThat(database.sql("select count(*) from command.invitation").query(Integer.class).single()).isZero();
    }

    @Test
    void aSignInPageKeepsToItselfWhatItShows() {
        Browser.Page page = new Browser(port).get("/sign-in").expect(200);

        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(page.html().select("script:not([src]), style, [style], [onclick]")).isEmpty();
    }
}
