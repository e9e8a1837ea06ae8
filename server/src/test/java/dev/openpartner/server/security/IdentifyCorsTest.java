package dev.openpartner.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.server.testserver.Http;
import dev.openpartner.server.testserver.OnTestServer;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@OnTestServer
class IdentifyCorsTest {

    private static final String ORIGIN = "https://shop.example";

    @LocalServerPort
    private int port;

    @Test
    void aPageOfAnySiteMayPostAnIdentityWithoutCredentials() {
        Http.Answer answer = new Http(port).post("/api/attribution/identify", "{}", "Origin", ORIGIN);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Access-Control-Allow-Origin")).contains("*");
        assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
    }

    @Test
    void itsPreflightIsAnsweredForPostAndNothingElse() {
        Http.Answer post = preflight("/api/attribution/identify", "POST");
        assertThat(post.status()).isEqualTo(200);
        assertThat(post.header("Access-Control-Allow-Methods")).contains("POST");
        assertThat(post.header("Access-Control-Allow-Headers").orElse("")).containsIgnoringCase("content-type");
        assertThat(preflight("/api/attribution/identify", "DELETE").header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void aRefusalCanBeReadByThePageToo() {
        Http.Answer answer = new Http(port)
                .post("/api/attribution/identify", "{}", "Origin", ORIGIN, "Authorization", "Bearer nobody");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Access-Control-Allow-Origin")).contains("*");
    }

    @Test
    void noOtherRouteSpeaksToPagesOfOtherSites() {
        assertThat(preflight("/api/attribution/events", "POST").header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(preflight("/api/attribution/events", "POST").status()).isEqualTo(401);
        Http.Answer health = new Http(port).get("/api/health", "Origin", ORIGIN);
        assertThat(health.header("Access-Control-Allow-Origin")).isEmpty();
    }

    private Http.Answer preflight(String path, String method) {
        return new Http(port).send(
                "OPTIONS",
                path,
                BodyPublishers.noBody(),
                "Origin", ORIGIN,
                "Access-Control-Request-Method", method,
                "Access-Control-Request-Headers", "content-type");
    }
}
