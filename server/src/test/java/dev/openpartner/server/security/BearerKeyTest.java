package dev.openpartner.server.security;

import static dev.openpartner.server.testserver.Http.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.server.testserver.Http;
import dev.openpartner.server.testserver.OnTestServer;
import dev.openpartner.server.testserver.TestKeys;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

@OnTestServer
class BearerKeyTest {

    @LocalServerPort
    private int port;

    @LocalManagementPort
    private int managementPort;

    private Http http;

    @BeforeEach
    void connect() {
        http = new Http(port);
    }

    @Test
    void aKeySaysWhoCallsAndForWhichTenant() {
        Http.Answer answer = http.get("/api/auth/introspect", key("links:write"));
        assertThat(answer.json().toString())
                .isEqualTo("{\"role\":\"integration\",\"tenant\":\"default\",\"scopes\":[\"links:write\"],"
                        + "\"keyId\":\"id-of-links:write\",\"label\":\"label of links:write\"}");
        assertThat(http.get("/api/auth/introspect", key("other-admin")).json().get("tenant").asString()).isEqualTo("globex");
        assertThat(http.get("/api/auth/introspect", key("admin")).json().get("unrestricted").asBoolean()).isTrue();
        assertThat(http.get("/api/auth/introspect", key("partner")).json().get("partnerId").asString())
                .isEqualTo(TestKeys.PARTNER_ID);
    }

    @Test
    void noKeyIsToldHowToSendOne() {
        Http.Answer answer = http.get("/api/campaigns");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.error()).isEqualTo("unauthorized");
        assertThat(answer.header("WWW-Authenticate")).contains("Bearer realm=\"openpartner\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer ", "Bearer  ", "Bearer nobody", "Bearer admin admin", "bearer\tadmin", "Bearer ad\u00e9min"})
    void whatIsNoValidKeyIsRefusedEverywhere(String header) {
        for (String path : new String[] {"/api/campaigns", "/api/health"}) {
            Http.Answer answer = http.get(path, "Authorization", header);
            assertThat(answer.status()).as(path).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).contains("Bearer realm=\"openpartner\", error=\"invalid_token\"");
        }
    }

    @Test
    void theSchemeIsReadInAnyCaseAndAnotherSchemeIsNoKey() {
        assertThat(http.get("/api/campaigns", "Authorization", "bEARER admin").status()).isEqualTo(200);
        assertThat(http.get("/api/campaigns", "Authorization", "Basic YWRtaW46YWRtaW4=").status()).isEqualTo(401);
        assertThat(http.get("/api/health", "Authorization", "Basic YWRtaW46YWRtaW4=").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?key=admin", "?api_key=admin", "?access_token=admin", "?authorization=Bearer%20admin"})
    void aKeyInTheUrlIsNotAccepted(String query) {
        assertThat(http.get("/api/campaigns" + query).status()).isEqualTo(401);
    }

    @Test
    void aDirectoryThatCannotTellIsUnavailableAndNotARefusal() {
        Http.Answer answer = http.get("/api/campaigns", key(TestKeys.DATABASE_AWAY));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.error()).isEqualTo("unavailable");
        assertThat(answer.header("Retry-After")).isPresent();
    }

    @Test
    void aMissingScopeIsNamed() {
        Http.Answer answer = http.post("/api/clicks", "{}", key("events:write"));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().get("required").asString()).isEqualTo("clicks:write");
    }

    @Test
    void anUnknownPathIsNotFoundAndAWrongMethodIsToldTheRightOnes() {
        assertThat(http.get("/api/nothing", key("partner")).error()).isEqualTo("not_found");
        assertThat(http.get("/error", key("admin")).error()).isEqualTo("not_found");
        assertThat(http.get("/error").status()).isEqualTo(401);
        for (String method : new String[] {"DELETE", "PROPFIND"}) {
            Http.Answer answer = http.send(method, "/api/campaigns", BodyPublishers.noBody(), key("admin"));
            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.error()).isEqualTo("method_not_allowed");
            assertThat(answer.header("Allow")).contains("GET, HEAD, OPTIONS, POST");
        }
        Http.Answer head = http.send("HEAD", "/api/campaigns", BodyPublishers.noBody(), key("admin"));
        assertThat(head.status()).isEqualTo(200);
        Http.Answer options = http.send("OPTIONS", "/api/campaigns", BodyPublishers.noBody(), key("admin"));
        assertThat(options.status()).isEqualTo(200);
        assertThat(options.header("Allow").orElse("")).contains("GET", "POST").doesNotContain("DELETE");
    }

    @Test
    void answersCarryTheSecurityHeadersAndNoSession() {
        Http.Answer answer = http.get("/api/health");
        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.header("X-Frame-Options")).contains("DENY");
        assertThat(answer.header("Cache-Control").orElse("")).contains("no-store");
        assertThat(answer.header("Content-Security-Policy").orElse("")).contains("default-src 'none'");
        assertThat(answer.header("Referrer-Policy")).contains("no-referrer");
        assertThat(http.get("/r/some").header("Referrer-Policy")).isEmpty();
        assertThat(answer.header("Set-Cookie")).isEmpty();
        assertThat(answer.header("Server")).isEmpty();
    }

    @Test
    void theOperatorsPortIsOpenAndItsPathsAreClosedOnTheApiPort() {
        assertThat(new Http(managementPort).get("/actuator/health").status()).isEqualTo(200);
        assertThat(http.get("/actuator/health").status()).isEqualTo(401);
        assertThat(http.get("/actuator/health", key("admin")).status()).isEqualTo(404);
        assertThat(new Http(managementPort).get("/api/campaigns").status()).isEqualTo(404);
    }
}
