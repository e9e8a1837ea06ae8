package dev.openpartner.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.server.OpenPartnerServer;
import dev.openpartner.server.database.OwnPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A server behind a proxy that it was told of, with a website on a domain of its own. */
@SpringBootTest(
        classes = OpenPartnerServer.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "openpartner.admin-api-key=" + Callers.ADMIN_KEY,
            "OPENPARTNER_TRUSTED_PROXIES=127.0.0.1, ::1",
            "openpartner.click-cookie-domain=.shop.example"
        })
@ContextConfiguration(initializers = OwnDataDirectory.class)
@ResourceLock(OwnPostgres.LOCK)
@DirtiesContext
class BehindProxyTest {

    private final Callers callers;
    private final Program program;

    BehindProxyTest(@LocalServerPort int port) {
        callers = Callers.at(port);
        program = Program.paying20Percent(callers.admin(), callers.nobody());
    }

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        OwnPostgres.running().settings(registry::add);
    }

    @Test
    void itsVisitorsAreToldApartByTheAddressThatItNames() {
        Program other = program.anotherPartner();
        Clicks.follow(program, number -> "198.51.100." + number);
        Clicks.follow(other, number -> "203.0.113.7");

        Clicks.expectOneAddress(other);
        assertThat(Clicks.flagged(program)).isZero();
    }

    @Test
    void whatAClientWroteBeforeItIsNotBelieved() {
        Clicks.follow(program, number -> "192.0.2.%d, 198.51.100.200".formatted(number));

        Clicks.expectOneAddress(program);
    }

    @Test
    void identitiesAreLimitedByTheAddressThatItNames() {
        Client visitor = callers.nobody().with("X-Forwarded-For", "203.0.113.8");
        Client next = callers.nobody().with("X-Forwarded-For", "203.0.113.9");
        String body = """
                {"cref": "unknown", "userId": "somebody"}""";
        int asked = 0;
        while (visitor.post("/api/attribution/identify", body).status() == 404 && asked < 5_000) {
            asked++;
        }

        visitor.post("/api/attribution/identify", body).expectProblem(429, "rate_limited");
        next.post("/api/attribution/identify", body).expectProblem(404, "click_not_found");
        assertThat(asked).isGreaterThanOrEqualTo(120);
    }

    @Test
    void theCookieIsForTheWebsiteAndAsSecureAsTheVisit() {
        Answer redirect = program.visitor().with("X-Forwarded-Proto", "https").with("X-Forwarded-For", "203.0.113.10")
                .get(program.link()).expect(302);

        assertThat(redirect.header("Set-Cookie").orElseThrow()).contains("; Domain=shop.example;", "; Secure");
    }
}
