package dev.openpartner.server.ratelimit;

import static dev.openpartner.server.testserver.Http.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.server.testserver.Http;
import dev.openpartner.server.testserver.OnTestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@OnTestServer
class RateLimitTest {

    @LocalServerPort
    private int port;

    private Http http;

    @BeforeEach
    void connect() {
        http = new Http(port);
    }

    @Test
    void everyAnswerToAKeyTellsItsLimit() {
        Http.Answer answer = http.get("/api/auth/introspect", key("admin"));
        assertThat(answer.header("RateLimit-Policy")).contains("\"key\";q=50000;w=1");
        assertThat(answer.header("RateLimit").orElse("")).matches("\"key\";r=\\d+;t=1");
        assertThat(http.get("/api/health").header("RateLimit")).isEmpty();
    }

    @Test
    void aKeyBeyondItsOwnLimitIsToldWhenToComeBack() {
        Http.Answer limited = IntStream.range(0, 1_000)
                .mapToObj(i -> http.get("/api/auth/introspect", key("no-scope")))
                .filter(answer -> answer.status() != 200)
                .findFirst()
                .orElseThrow();
        assertThat(limited.status()).isEqualTo(429);
        assertThat(limited.error()).isEqualTo("rate_limited");
        assertThat(limited.header("Retry-After")).contains("1");
        assertThat(limited.header("RateLimit-Policy")).contains("\"key\";q=3;w=1");
    }

    @Test
    void anAddressMayPostSoManyIdentitiesAndAnotherAddressIsNotTouched() {
        List<Http.Answer> allowed = new ArrayList<>();
        Http.Answer limited = identify("198.51.100.7");
        // Two come back per second, so a slow machine gets a few more than 120 through.
        while (limited.status() == 200 && allowed.size() < 2_000) {
            allowed.add(limited);
            limited = identify("198.51.100.7");
        }
        assertThat(allowed).hasSizeGreaterThanOrEqualTo(120);
        assertThat(limited.status()).isEqualTo(429);
        assertThat(limited.header("Access-Control-Allow-Origin")).contains("*");
        assertThat(identify("198.51.100.8").status()).isEqualTo(200);
        String[] withKey = key("events:write", "X-Forwarded-For", "198.51.100.7");
        assertThat(http.post("/api/attribution/identify", "{}", withKey).status()).isEqualTo(200);
    }

    private Http.Answer identify(String address) {
        return http.post("/api/attribution/identify", "{}", "X-Forwarded-For", address, "Origin", "https://shop.example");
    }
}
