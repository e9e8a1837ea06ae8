package dev.openpartner.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.server.scenario.Callers;
import dev.openpartner.server.scenario.Client;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Who may visit the demo, what a visit reaches, and when it ends. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoVisitTest {

    private static final String BANNER = "You are looking at the demo program.";
    private static final Map<String, String> NEWCOMER = Map.of("email", "new@comer.example", "name", "New Comer");

    private DemoServer server;
    private Client ownAdmin;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        server = new DemoServer(directory);
        ownAdmin = server.callers().admin();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void whatAVisitorDoesIsDoneInTheDemoAndTheWayBackLeadsHome() {
        Browser visitor = server.visitor();
        visitor.submit("/partners", "/partners", Map.of("email", "made@visit.example", "name", "Made On A Visit")).expect(302);
        assertThat(visitor.get("/partners").text()).contains("Made On A Visit");

        assertThat(visitor.submit("/partners", "/demo/leave", Map.of()).expect(302).location()).isEqualTo("/");

        assertThat(visitor.get("/partners").expect(200).text()).doesNotContain("Made On A Visit", BANNER);
        assertThat(ownAdmin.get("/api/partners").expect(200).text()).doesNotContain("made@visit.example");
        visitor.submit("/demo", "/demo/visit", Map.of()).expect(302);
        assertThat(visitor.get("/partners").text()).contains("Made On A Visit", BANNER);
    }

    @Test
    void aFormFilledInForOneProgramNeverReachesTheOther() {
        Browser visitor = server.visitor();
        Browser.Page inDemo = visitor.get("/partners").expect(200);
        visitor.submit("/", "/demo/leave", Map.of()).expect(302);
        Browser.Page inOwn = visitor.get("/partners").expect(200);

        visitor.submit(inDemo, "/partners", NEWCOMER).expect(403);
        visitor.submit("/demo", "/demo/visit", Map.of()).expect(302);
        visitor.submit(inOwn, "/partners", NEWCOMER).expect(403);

        assertThat(visitor.getJson("/api/partners").text()).doesNotContain("new@comer.example");
        assertThat(ownAdmin.get("/api/partners").text()).doesNotContain("new@comer.example");
    }

    @Test
    void aVisitEndsWhenAColleagueRemovesTheDemoAndAFormOfItIsNotDoneAtHome() {
        Browser visitor = server.visitor();
        Browser writer = server.visitor();
        Browser reader = server.visitor();
        Browser.Page form = writer.get("/partners").expect(200);

        server.removeDemo();

        assertThat(visitor.get("/review").expect(303).location()).isEqualTo("/?done=demo-gone");
        assertThat(visitor.get("/?done=demo-gone").expect(200).text()).doesNotContain(BANNER);
        assertThat(writer.submit(form, "/partners", NEWCOMER).expect(303).location()).isEqualTo("/?done=demo-gone");
        writer.submit(form, "/partners", NEWCOMER).expect(403);
        assertThat(reader.getJson("/api/partners").expect(409).error()).isEqualTo("demo_gone");
        assertThat(ownAdmin.get("/api/partners").text()).doesNotContain("new@comer.example");
    }

    @Test
    void aVisitGivesNoRightOverTheInstallNorInAnotherTenant() {
        Browser visitor = server.visitor();

        assertThat(visitor.getJson("/api/auth/introspect").expect(200).text()).contains("\"tenant\":\"" + server.tenant() + "\"");
        assertThat(visitor.postJson("/api/projections/all/rebuild", "", true).expect(403).error()).isEqualTo("operator_only");
        String own = ownAdmin.post("/api/partners", "{\"email\": \"own@partner.example\", \"name\": \"Own\"}").expect(201).text("/id");
        assertThat(visitor.get("/account").expect(200).text()).contains(BANNER, "Admin &lt;b&gt;Ada");
        visitor.getJson("/api/partners/" + own).expect(404);
        visitor.get("/partners/" + own).expect(404);
        visitor.postJson("/api/partners/" + own + "/revoke", "{}", true).expect(404);
        visitor.submit("/demo", "/demo/leave", Map.of()).expect(302);
        visitor.getJson("/api/partners/" + own).expect(200);
    }

    @Test
    void aKeyMintedInTheDemoReachesTheDemoAlone() {
        Browser visitor = server.visitor();
        String plaintext = visitor.postJson("/api/api-keys", "{\"label\": \"Demo admin\", \"role\": \"admin\"}", true).expect(201).text()
                .replaceFirst("(?s).*\"plaintext\":\"([^\"]+)\".*", "$1");
        Client key = server.nobody().withKey(plaintext);

        assertThat(key.get("/api/auth/introspect").expect(200).text("/tenant")).isEqualTo(server.tenant());
        String own = ownAdmin.post("/api/partners", "{\"email\": \"other@partner.example\", \"name\": \"Own\"}").expect(201).text("/id");
        key.get("/api/partners/" + own).expect(404);
        key.post("/api/projections/all/rebuild").expectProblem(403, "operator_only");
    }

    @Test
    void noPartnerAndNoKeyLoadsVisitsOrRemovesADemo() {
        Browser visitor = server.visitor();
        Browser partner = server.people().signedInPartner(server.people().partner(People.address("partner")));
        String adminKey = "Bearer " + Callers.ADMIN_KEY;

        for (String path : List.of("/demo/load", "/demo/visit", "/demo/leave", "/demo/remove")) {
            partner.postJson(path, "", true).expect(403);
            new Browser(port()).postJson(path, "", true, "Authorization", adminKey).expect(403);
            server.callers().rivalAdmin().with("Accept", "text/html").post(path).expect(403);
        }
        partner.get("/demo").expect(403);
        assertThat(visitor.get("/").expect(200).text()).contains(BANNER);
    }

    @Test
    void theDemoOfOneTenantIsNotTheDemoOfAnother() {
        server.visitor();
        String email = People.address("rival");
        String adminId = server.callers().rivalAdmin()
                .post("/api/admins", "{\"email\": \"%s\", \"name\": \"Rival\", \"sendInvite\": false}".formatted(email))
                .expect(201).text("/id");
        Browser rival = server.people().signIn(new Browser(port()), Callers.RIVAL_TENANT + "/admin:" + adminId);

        assertThat(rival.get("/demo").expect(200).text()).contains("Load a demo program");
        rival.postJson("/demo/visit", "", true).expect(404);
        server.load(rival, "/demo");
        rival.submit("/", "/demo/remove", Map.of()).expect(302);

        assertThat(server.admin().get("/demo").text()).contains("/demo/visit");
    }

    @Test
    void aRevokedAdminsVisitEndsAtOnceAndSoDoesThatOfWhoSignsOut() {
        String adminId = server.people().admin(People.address("revoked"));
        server.visitor();
        Browser browser = server.people().signedInAdmin(adminId);
        browser.submit("/demo", "/demo/visit", Map.of()).expect(302);
        browser.getJson("/api/partners").expect(200);

        ownAdmin.post("/api/admins/" + adminId + "/revoke", "{}").expect(200);

        browser.getJson("/api/partners").expect(401);
        Browser leaving = server.visitor();
        leaving.submit("/", "/sign-out", Map.of()).expect(302);
        leaving.getJson("/api/partners").expect(401);
    }

    @Test
    void aDemoClaimsNoMail() {
        Browser visitor = server.visitor();

        Map<String, String> guest = Map.of("email", People.address("guest"), "name", "Guest");
        String told = visitor.submit("/admins", "/admins", guest).expect(302).location();

        assertThat(visitor.get(told).expect(200).text()).contains("A demo sends no mail");
    }

    @Test
    void nobodySignsInToADemo() {
        Browser visitor = server.visitor();
        String email = People.address("inside");
        String adminId = visitor.postJson("/api/admins", "{\"email\": \"%s\", \"name\": \"Inside\"}".formatted(email), true)
                .expect(201).text().replaceFirst("(?s).*\"id\":\"([^\"]+)\".*", "$1");
        Browser inside = server.people().signIn(new Browser(port()), server.tenant() + "/admin:" + adminId);

        inside.getJson("/api/auth/introspect").expect(401);
    }

    private int port() {
        return server.callers().server().getPort();
    }
}
