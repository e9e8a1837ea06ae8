package dev.openpartner.server.http;

import static dev.openpartner.server.testserver.Http.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.server.testserver.Http;
import dev.openpartner.server.testserver.OnTestServer;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@OnTestServer
class BodyLimitTest {

    private static final int LIMIT = (int) BodyLimitFilter.LIMIT_BYTES;

    @LocalServerPort
    private int port;

    @Test
    void aBodyOfTheLimitPassesAndOneByteMoreDoesNot() {
        for (BodyPublisher body : List.of(announced(LIMIT), chunked(LIMIT))) {
            Http.Answer answer = post("/api/attribution/events", body);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().get("bytes").asInt()).isEqualTo(LIMIT);
        }
        for (BodyPublisher body : List.of(announced(LIMIT + 1), chunked(LIMIT + 1))) {
            Http.Answer answer = post("/api/attribution/events", body);
            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.error()).isEqualTo("body_too_large");
            assertThat(answer.json().get("limitBytes").asInt()).isEqualTo(LIMIT);
        }
    }

    @Test
    void aBatchMayBeSixteenTimesAsLarge() {
        int limit = (int) BodyLimitFilter.BATCH_LIMIT_BYTES;
        assertThat(post("/api/attribution/events/batch", chunked(limit)).json().get("bytes").asInt()).isEqualTo(limit);
        assertThat(post("/api/attribution/events/batch", chunked(limit + 1)).status()).isEqualTo(413);
    }

    private Http.Answer post(String path, BodyPublisher body) {
        return new Http(port).send("POST", path, body, key("events:write"));
    }

    private static BodyPublisher announced(int bytes) {
        return BodyPublishers.ofByteArray(new byte[bytes]);
    }

    private static BodyPublisher chunked(int bytes) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[bytes]));
    }
}
