package dev.openpartner.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.server.testserver.OnTestServer;
import dev.openpartner.server.testserver.StubHandlers;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@OnTestServer
class MalformedHttpTest {

    @LocalServerPort
    private int port;

    @Autowired
    private StubHandlers handlers;

    @ParameterizedTest
    @ValueSource(strings = {
        "GE(T /api/health HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /api/<health> HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /api/health HTTP/1.1\r\n\r\n",
        "GET /api/health HTTP/1.1\r\nHost: localhost\r\nHost: other\r\n\r\n",
        "GET /api/health HTTP/1.1\r\nHost: loc alhost\r\n\r\n",
        "GET /api/health HTTP/1.1\r\nHost: localhost\r\nBad Header: x\r\n\r\n",
        "GET /api/%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /api/%00 HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /api/%C3%28 HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /api//health HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET //api/health HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /api/health;jsessionid=1 HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /api/a%2Fb HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /api/%2e%2e/health HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "POST /api/attribution/identify HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n",
        "POST /api/attribution/identify HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n"
    })
    void aRequestThatIsNotHttpIsABadRequestLikeAnyOther(String request) throws IOException {
        String answer = exchange(request);
        assertThat(answer).startsWith("HTTP/1.1 400 ").containsIgnoringCase("Content-Type: application/problem+json");
        JsonNode problem = JsonMapper.shared().readTree(answer.substring(answer.indexOf("\r\n\r\n") + 4));
        assertThat(problem.get("status").asInt()).isEqualTo(400);
        assertThat(problem.get("error").asString()).isEqualTo("bad_request");
        String id = problem.get("requestId").asString();
        assertThat(id).isNotEmpty();
        assertThat(answer).contains("X-Request-Id: " + id);
    }

    @Test
    void anUnfinishedEncodingInTheQueryIsABadQueryWhereItIsRead() throws IOException {
        handlers.plant("reads-query", request -> ResponseEntity.ok(String.valueOf(request.getParameter("x"))));
        String answer = exchange("GET /api/health?x=%zz HTTP/1.1\r\nHost: localhost\r\nX-Planted: reads-query\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("\"error\":\"invalid_query\"");
    }

    @Test
    void traceAndUnknownMethodsAreRefused() throws IOException {
        assertThat(exchange("TRACE /api/health HTTP/1.1\r\nHost: localhost\r\n\r\n")).startsWith("HTTP/1.1 405 ").contains("Allow:");
        assertThat(exchange("BREW /api/health HTTP/1.1\r\nHost: localhost\r\n\r\n")).startsWith("HTTP/1.1 405 ").contains("Allow:");
    }

    @Test
    void headersBeyondTheLimitAreRefused() throws IOException {
        String answer = exchange("GET /api/health HTTP/1.1\r\nHost: localhost\r\nX-Long: " + "a".repeat(20_000) + "\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 4").containsIgnoringCase("application/problem+json");
    }

    /** Sends the bytes and reads until the server closes, which it does after a bad request, or as asked. */
    private String exchange(String request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(20_000);
            String closing = request.replaceFirst("\r\n\r\n$", "\r\nConnection: close\r\n\r\n");
            socket.getOutputStream().write(closing.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
