package dev.openpartner.server.scenario;

import static dev.openpartner.server.scenario.Conversions.EVENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@RunningServer
class KeysTest {

    private final Callers callers;
    private final Client admin;

    KeysTest(@LocalServerPort int port) {
        callers = Callers.at(port);
        admin = callers.admin();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/attribution/events", "GET, /api/attribution/rejected", "GET, /api/unattributed", "GET, /api/attributions",
        "GET, /api/review-queue", "GET, /api/commissions", "GET, /api/partners", "GET, /api/campaigns", "GET, /api/api-keys",
        "GET, /api/admin/overview", "GET, /api/admin/clicks/flagged", "GET, /api/projections",
        "POST, /api/campaigns", "POST, /api/partners", "POST, /api/api-keys", "POST, /api/clicks",
        "POST, /api/commissions/any/approve", "POST, /api/commissions/any/reverse", "POST, /api/commissions/bulk",
        "POST, /api/partners/any/links", "POST, /api/partners/any/revoke", "PUT, /api/partners/any/terms",
        "POST, /api/clicks/any/flag", "POST, /api/projections/all/rebuild", "POST, /api/privacy/erasures",
        "DELETE, /api/api-keys/any", "PATCH, /api/campaigns/any"})
    void aKeyThatMayReportConversionsIsRefusedOnEveryOtherRoute(String method, String path) {
        Client crm = callers.integration("crm", "events:write");

        Answer refused = crm.call(method, path, "application/json", "{}".getBytes(StandardCharsets.UTF_8));

        refused.expect(403);
        assertThat(refused.text("/error")).isIn("forbidden", "forbidden_scope");
    }

    @Test
    void aMissingScopeIsNamed() {
        Client reader = callers.integration("reports", "commissions:read");

        Answer refused = reader.post(EVENTS, Conversions.won("anybody", "1")).expectProblem(403, "forbidden_scope");

        assertThat(refused.json().path("required").toString()).contains("events:write");
    }

    @Test
    void aRevokedKeyIsRefusedWithinASecond() {
        Answer minted = callers.mint("crm", "events:write");
        Client crm = callers.nobody().withKey(minted.text("/plaintext"));
        crm.post(EVENTS, Conversions.won(Program.uniqueBuyer(), "1")).expect(200);

        admin.delete("/api/api-keys/" + minted.text("/id")).expect(204);

        await().atMost(Duration.ofSeconds(1)).pollInterval(Duration.ofMillis(20)).untilAsserted(() ->
                crm.post(EVENTS, Conversions.won(Program.uniqueBuyer(), "1")).expectProblem(401, "unauthorized"));
        crm.post(EVENTS, Conversions.won(Program.uniqueBuyer(), "1")).expectProblem(401, "unauthorized");
        admin.delete("/api/api-keys/" + minted.text("/id")).expect(204);
    }

    @Test
    void anExpiredKeyIsRefused() {
        Instant soon = Instant.now().plusSeconds(2);
        Answer minted = admin.post("/api/api-keys", """
                {"label": "short", "scopes": ["events:write"], "expiresAt": "%s"}""".formatted(soon)).expect(201);
        Client crm = callers.nobody().withKey(minted.text("/plaintext"));
        crm.get("/api/auth/introspect").expect(200);

        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> crm.get("/api/auth/introspect").expect(401));
    }

    @Test
    void thePlaintextIsShownOnceAndNeverAgain() {
        Answer minted = callers.mint("crm", "events:write");
        String plaintext = minted.text("/plaintext");

        Answer listed = admin.notBefore(minted).get("/api/api-keys").expect(200);

        assertThat(plaintext).startsWith("op_").startsWith(minted.text("/prefix")).endsWith(minted.text("/last4"));
        assertThat(listed.text()).doesNotContain(plaintext);
        JsonNode shown = listed.data().stream().filter(key -> key.path("id").asString().equals(minted.text("/id")))
                .findFirst().orElseThrow();
        assertThat(shown.path("source").asString()).isEqualTo("crm");
        assertThat(shown.path("scopes").get(0).asString()).isEqualTo("events:write");
    }

    @Test
    void aMistypedKeyAnUnknownKeyAndAKeyInTheAddressAreAllRefused() {
        String plaintext = callers.mint("crm", "events:write").text("/plaintext");
        char last = plaintext.charAt(plaintext.length() - 1);
        String mistyped = plaintext.substring(0, plaintext.length() - 1) + (last == 'a' ? 'b' : 'a');

        callers.nobody().withKey(mistyped).get("/api/auth/introspect").expectProblem(401, "unauthorized");
        callers.nobody().withKey("anything").get("/api/auth/introspect").expectProblem(401, "unauthorized");
        callers.nobody().get("/api/auth/introspect?key=" + plaintext).expect(401);
        assertThat(callers.nobody().get("/api/auth/introspect").expectProblem(401, "unauthorized").header("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Bearer"));
    }

    @Test
    void anUnknownScopeIsRefusedAtMinting() {
        Answer refused = admin.post("/api/api-keys", """
                {"label": "greedy", "scopes": ["events:write", "payouts:write"]}""").expectProblem(400, "invalid_body");

        assertThat(refused.faultPointers()).containsExactly("/scopes/1");
    }

    @Test
    void aPartnersKeyReadsThatPartnerAndNothingElse() {
        Program mine = Program.paying20Percent(admin, callers.nobody());
        Program other = mine.anotherPartner();
        Answer minted = admin.post("/api/partners/" + mine.partnerId() + "/api-keys", """
                {"label": "portal"}""").expect(201);
        Client partner = callers.nobody().withKey(minted.text("/plaintext"));

        partner.notBefore(minted).get("/api/partners/" + mine.partnerId() + "/ledger").expect(200);
        partner.get("/api/partners/" + mine.partnerId() + "/dashboard").expect(200);
        assertThat(partner.get("/api/partners/" + other.partnerId() + "/ledger").status()).isIn(403, 404);
        assertThat(partner.get("/api/review-queue").status()).isEqualTo(403);
        assertThat(partner.post(EVENTS, Conversions.won("anybody", "1")).status()).isEqualTo(403);
    }

    @Test
    void aKeyCanAskWhoItIs() {
        Answer crm = callers.integration("crm", "events:write").get("/api/auth/introspect").expect(200);
        Answer boss = admin.get("/api/auth/introspect").expect(200);

        assertThat(crm.json().path("scopes").get(0).asString()).isEqualTo("events:write");
        assertThat(boss.text("/role")).isEqualTo("admin");
        assertThat(boss.text("/tenant")).isNotEqualTo(callers.rivalAdmin().get("/api/auth/introspect").text("/tenant"));
    }
}
