package dev.openpartner.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.command.signin.OneTimeTokens;
import dev.openpartner.server.OpenPartnerServer;
import dev.openpartner.server.database.OwnPostgres;
import dev.openpartner.server.scenario.Callers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A person whose request fails gets a page, wherever in the server it failed; a program that asks for the same gets a problem. */
@ResourceLock(OwnPostgres.LOCK)
class ProblemPagesTest {

    private static final OwnPostgres POSTGRES = OwnPostgres.running();

    @TempDir
    static Path directory;

    private static ConfigurableApplicationContext server;
    private static int port;
    private static People people;

    @BeforeAll
    static void start() {
        List<String> settings = new ArrayList<>(POSTGRES.settings());
        settings.add("openpartner.data-dir=" + directory);
        settings.add("openpartner.admin-api-key=" + Callers.ADMIN_KEY);
        settings.add("openpartner.rate-limits.per-key-per-second=8");
        settings.add("openpartner.rate-limits.sign-in-per-minute=20");
        settings.add("server.port=0");
        settings.add("management.server.port=0");
        server = SpringApplication.run(OpenPartnerServer.class, settings.stream().map("--"::concat).toArray(String[]::new));
        port = Objects.requireNonNull(((WebServerApplicationContext) server).getWebServer()).getPort();
        people = new People(port, server.getBean(OneTimeTokens.class));
    }

    @AfterEach
    void bringTheDatabaseBack() {
        POSTGRES.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void whatOnesAccountMayNotDoIsAPage() {
        Browser partner = people.signedInPartner(people.partner(People.address("curious")));

        expectPage(partner.get("/review"), 403, "forbidden", true);

        expectProblem(partner.getJson("/review"), 403, "forbidden");
    }

    @Test
    void anAddressThatIsNoneIsAPage() {
        Browser admin = people.signedInAdmin(people.admin(People.address("lost")));

        expectPage(admin.get("/nothing-here"), 404, "not_found", true);
        expectPage(admin.get("/partners/nobody"), 404, "partner_not_found", true);

        expectProblem(admin.getJson("/nothing-here"), 404, "not_found");
        expectProblem(admin.get("/api/partners/nobody"), 404, "partner_not_found");
    }

    @Test
    void aPathThatNoServerShouldTakeIsAPage() {
        Browser admin = people.signedInAdmin(people.admin(People.address("odd")));

        Browser.Page refused = admin.get("/review;x=1");

        // Refused before anybody looks who asks.
        expectPage(refused, 400, "bad_request", false);
        assertThat(refused.header("Content-Security-Policy")).contains("default-src 'none'", "style-src 'self'");
        expectProblem(admin.getJson("/review;x=1"), 400, "bad_request");
    }

    @Test
    void aFormWithoutItsTokenIsAPage() {
        Browser admin = people.signedInAdmin(people.admin(People.address("stale")));

        expectPage(admin.postForm("/partners", Map.of("name", "x")), 403, "csrf_token_invalid", true);
    }

    @Test
    void whoAsksTooMuchGetsAPage() {
        Browser admin = people.signedInAdmin(people.admin(People.address("hasty")));

        Browser.Page limited = IntStream.range(0, 1_000)
                .mapToObj(i -> admin.get("/system"))
                .filter(page -> page.status() != 200)
                .findFirst()
                .orElseThrow();

        expectPage(limited, 429, "rate_limited", true);
        assertThat(limited.header("Retry-After")).isEqualTo("1");
    }

    @Test
    void aDatabaseThatIsAwayIsAPage() {
        Browser admin = people.signedInAdmin(people.admin(People.address("patient")));
        POSTGRES.stop();

        Browser.Page away = admin.get("/review");

        // Who asks is in the database too.
        expectPage(away, 503, "unavailable", false);
        assertThat(away.header("Retry-After")).isNotEmpty();
        expectProblem(admin.getJson("/review"), 503, "unavailable");
    }

    /** With the menu when the server knows who asks. */
    private static void expectPage(Browser.Page page, int status, String code, boolean withMenu) {
        page.expect(status);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.html().select("main .note.bad").text()).isNotEmpty();
        assertThat(page.html().select("main #advice").text()).isNotEmpty();
        assertThat(page.html().select("main #request-id").text()).isEqualTo(page.header("X-Request-Id")).isNotEmpty();
        assertThat(page.html().select("nav.side")).hasSize(withMenu ? 1 : 0);
        assertThat(page.error()).isEqualTo(code);
    }

    private static void expectProblem(Browser.Page page, int status, String code) {
        page.expect(status);
        assertThat(page.header("Content-Type")).startsWith("application/problem+json");
        assertThat(page.error()).isEqualTo(code);
    }
}
