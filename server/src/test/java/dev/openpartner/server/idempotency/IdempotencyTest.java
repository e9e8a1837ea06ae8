package dev.openpartner.server.idempotency;

import static dev.openpartner.server.testserver.Http.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.server.testserver.Http;
import dev.openpartner.server.testserver.OnTestServer;
import dev.openpartner.server.testserver.StubHandlers;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

@OnTestServer
class IdempotencyTest {

    private static final String BODY = "{\"name\": \"Spring\"}";

    @LocalServerPort
    private int port;

    @Autowired
    private StubHandlers handlers;

    @Autowired
    private JdbcClient database;

    private final AtomicInteger runs = new AtomicInteger();
    private final String idempotencyKey = UUID.randomUUID().toString();
    private Http http;

    @BeforeEach
    void connect() {
        http = new Http(port);
        handlers.plant("creates", request -> ResponseEntity.status(201)
                .header("OpenPartner-Position", "5")
                .header("Location", "/api/campaigns/" + runs.incrementAndGet())
                .body(Map.of("run", runs.get(), "plaintext", "op_live_the-secret", "sent", body(request))));
    }

    @Test
    void theSameRequestAgainGetsTheFirstAnswerAndRunsOnce() {
        Http.Answer first = create(idempotencyKey, BODY);
        Http.Answer again = create("\"" + idempotencyKey + "\"", BODY);
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.json().get("sent").asString()).isEqualTo(BODY);
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.response().body()).isEqualTo(first.response().body());
        assertThat(again.header("Idempotent-Replayed")).contains("true");
        assertThat(again.header("Location")).contains("/api/campaigns/1");
        assertThat(again.header("OpenPartner-Position")).contains("5");
        assertThat(again.header("Content-Type")).isEqualTo(first.header("Content-Type"));
        assertThat(again.header("X-Request-Id")).isNotEqualTo(first.header("X-Request-Id"));
        assertThat(runs).hasValue(1);
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        create(idempotencyKey, BODY);
        Http.Answer other = create(idempotencyKey, "{}");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.error()).isEqualTo("idempotency_key_reused");
        assertThat(runs).hasValue(1);
    }

    @Test
    void theSameKeyOfAnotherCallerOrOnAnotherPathIsAnotherRequest() {
        create(idempotencyKey, BODY);
        post("/api/campaigns", "other-admin", idempotencyKey, BODY);
        post("/api/api-keys", "admin", idempotencyKey, BODY);
        http.send("PATCH", "/api/campaigns/7", BodyPublishers.ofString(BODY), headers("admin", idempotencyKey));
        assertThat(runs).hasValue(4);
    }

    @Test
    void aRequestThatIsStillRunningIsToldSo() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        handlers.plant("creates", request -> {
            entered.countDown();
            leave.await();
            return ResponseEntity.ok("done");
        });
        CompletableFuture<Http.Answer> first = CompletableFuture.supplyAsync(() -> create(idempotencyKey, BODY));
        entered.await();
        Http.Answer second = create(idempotencyKey, BODY);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.error()).isEqualTo("idempotency_in_progress");
        assertThat(second.header("Retry-After")).contains("1");
        leave.countDown();
        assertThat(first.get().status()).isEqualTo(200);
        assertThat(create(idempotencyKey, BODY).header("Idempotent-Replayed")).contains("true");
    }

    @Test
    void ofManyAtOnceOneRuns() {
        List<CompletableFuture<Http.Answer>> all = IntStream.range(0, 32)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> create(idempotencyKey, BODY)))
                .toList();
        assertThat(all.stream().map(CompletableFuture::join).map(Http.Answer::status)).contains(201).isSubsetOf(201, 409);
        assertThat(runs).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 429})
    void anAnswerThatSaysNothingAboutTheRequestIsNotKept(int status) {
        handlers.plant("creates", request -> ResponseEntity.status(runs.incrementAndGet() == 1 ? status : 201).body("{}"));
        assertThat(create(idempotencyKey, BODY).status()).isEqualTo(status);
        Http.Answer retry = create(idempotencyKey, BODY);
        assertThat(retry.status()).isEqualTo(201);
        assertThat(retry.header("Idempotent-Replayed")).isEmpty();
    }

    @Test
    void aRefusalIsKept() {
        handlers.plant("creates", request -> ResponseEntity.status(409).body(String.valueOf(runs.incrementAndGet())));
        assertThat(create(idempotencyKey, BODY).response().body()).isEqualTo("1");
        assertThat(create(idempotencyKey, BODY).response().body()).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\"\"", "has space", "\"", "a\"b"})
    void aHeaderThatIsNoKeyIsRefused(String header) {
        Http.Answer answer = create(header, BODY);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("invalid_idempotency_key");
        assertThat(create("x".repeat(256), BODY).status()).isEqualTo(400);
        assertThat(runs).hasValue(0);
        assertThat(create(idempotencyKey + "x".repeat(255 - idempotencyKey.length()), BODY).status()).isEqualTo(201);
    }

    @Test
    void whatIsStoredTellsNeitherKeyNorAnswer() {
        create(idempotencyKey, BODY);
        String table = String.join("\n", database.sql("""
                select concat_ws(' ', id, fingerprint, runner, encode(answer, 'escape'), encode(answer, 'hex'))
                from command.idempotent_answer
                """).query(String.class).list());
        assertThat(table).isNotEmpty().doesNotContain("the-secret", idempotencyKey, "plaintext", "Spring");
    }

    @Test
    void conversionsKeepTheirOwn() {
        http.post("/api/attribution/events", BODY, planted("events:write"));
        http.post("/api/attribution/events", BODY, planted("events:write"));
        assertThat(runs).hasValue(2);
    }

    private Http.Answer create(String idempotencyKey, String body) {
        return post("/api/campaigns", "admin", idempotencyKey, body);
    }

    private Http.Answer post(String path, String caller, String idempotencyKey, String body) {
        return http.post(path, body, headers(caller, idempotencyKey));
    }

    private String[] planted(String caller) {
        return headers(caller, idempotencyKey);
    }

    private static String[] headers(String caller, String idempotencyKey) {
        return key(caller, "Idempotency-Key", idempotencyKey, StubHandlers.PLANTED, "creates");
    }

    private static String body(HttpServletRequest request) throws IOException {
        return new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
