package dev.openpartner.server.http;

import static dev.openpartner.server.testserver.Http.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.kernel.message.Refused;
import dev.openpartner.server.testserver.Http;
import dev.openpartner.server.testserver.OnTestServer;
import dev.openpartner.server.testserver.StubHandlers;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.server.ResponseStatusException;

@OnTestServer
@Isolated("reads what the whole JVM prints")
@ExtendWith(OutputCaptureExtension.class)
class ProblemAnswersTest {

    @LocalServerPort
    private int port;

    @Autowired
    private StubHandlers handlers;

    private Http http;

    @BeforeEach
    void connect() {
        http = new Http(port);
    }

    @Test
    void aFaultOfOursIsLoggedOnceUnderItsRequestId(CapturedOutput log) {
        handlers.plant("fault", request -> {
            throw new IllegalStateException("the-secret-reason");
        });
        Http.Answer answer = planted("fault", "X-Request-Id", "find-me-again");
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.json().get("requestId").asString()).isEqualTo("find-me-again");
        assertThat(answer.response().body()).doesNotContain("the-secret-reason");
        assertThat(log.getAll().split("IllegalStateException: the-secret-reason", -1)).hasSize(2);
    }

    @Test
    void aRefusalIsAProblemWithAllItsMembers() {
        handlers.plant("refused", request -> {
            throw Refused.conflict("email_taken", "Another partner has this e-mail address.");
        });
        Http.Answer answer = planted("refused", "Accept", "text/html");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
        assertThat(answer.json().get("error").asString()).isEqualTo("email_taken");
        assertThat(answer.json().get("instance").asString()).isEqualTo("/api/campaigns");
        assertThat(answer.response().body()).doesNotContain("hidden");
    }

    @Test
    void whatSpringRefusesIsAProblemToo() {
        handlers.plant("unsupported", request -> {
            throw new HttpMediaTypeNotSupportedException("planted");
        });
        handlers.plant("unacceptable", request -> {
            throw new HttpMediaTypeNotAcceptableException(List.of(MediaType.APPLICATION_JSON));
        });
        assertThat(planted("unsupported").error()).isEqualTo("unsupported_media_type");
        assertThat(planted("unacceptable").error()).isEqualTo("not_acceptable");
        assertThat(planted("unacceptable").status()).isEqualTo(406);
    }

    @Test
    void anAnswerThatOnlyHasAStatusBecomesAProblem() {
        handlers.plant("teapot", request -> {
            throw new ResponseStatusException(HttpStatus.GONE);
        });
        Http.Answer answer = planted("teapot");
        assertThat(answer.status()).isEqualTo(410);
        assertThat(answer.error()).isEqualTo("gone");
    }

    @Test
    void aSaneRequestIdComesBackAndAnotherIsReplaced() {
        Http.Answer sane = http.get("/api/health", "X-Request-Id", "abc-123._Z");
        assertThat(sane.header("X-Request-Id")).contains("abc-123._Z");
        assertThat(sane.json().get("log").get("requestId").asString()).isEqualTo("abc-123._Z");
        for (String unfit : new String[] {"has space", "a".repeat(129), "<script>", "a;b"}) {
            String made = http.get("/api/health", "X-Request-Id", unfit).header("X-Request-Id").orElseThrow();
            assertThat(made).matches("[0-9a-f-]{36}");
        }
        assertThat(http.get("/api/campaigns", key("admin")).json().get("log").get("tenant").asString()).isEqualTo("default");
    }

    @Test
    void theClientsAddressIsTheOneThatATrustedProxyTells() {
        Http.Answer answer = http.get("/api/health", "X-Forwarded-For", "6.6.6.6, 203.0.113.9, 127.0.0.1");
        assertThat(answer.json().get("address").asString()).isEqualTo("203.0.113.9");
    }

    private Http.Answer planted(String name, String... headers) {
        String[] all = key("admin", headers);
        String[] more = Arrays.copyOf(all, all.length + 2);
        more[all.length] = StubHandlers.PLANTED;
        more[all.length + 1] = name;
        return http.get("/api/campaigns?hidden=secret", more);
    }
}
