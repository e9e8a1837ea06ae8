package dev.openpartner.server.ratelimit;

import static dev.openpartner.server.testserver.Http.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.server.testserver.Http;
import dev.openpartner.server.testserver.OnTestServer;
import dev.openpartner.server.testserver.StubHandlers;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.ResponseEntity;

@OnTestServer
class ConcurrencyLimitTest {

    private static final int AT_ONCE = 256;

    @LocalServerPort
    private int port;

    @Autowired
    private StubHandlers handlers;

    @Test
    void oneRequestMoreThanThereIsRoomForIsRefusedAtOnceAndHealthIsNot() throws InterruptedException, ExecutionException {
        Http http = new Http(port);
        CountDownLatch inside = new CountDownLatch(AT_ONCE);
        CountDownLatch leave = new CountDownLatch(1);
        handlers.plant("staying", request -> {
            inside.countDown();
            leave.await();
            return ResponseEntity.ok("stayed");
        });
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Http.Answer>> staying = IntStream.range(0, AT_ONCE)
                    .mapToObj(i -> clients.submit(() -> call(http, "staying")))
                    .toList();
            assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();

            Http.Answer refused = call(http, "none");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.error()).isEqualTo("rate_limited");
            assertThat(refused.json().path("instance").asString()).isEqualTo("/api/campaigns");
            assertThat(refused.json().path("requestId").asString()).isEqualTo(refused.header("X-Request-Id").orElseThrow());
            assertThat(refused.header("Connection")).isEmpty();
            assertThat(refused.header("Retry-After")).contains("1");
            assertThat(refused.header("X-Request-Id")).isPresent();
            assertThat(http.get("/api/health").status()).isEqualTo(200);
            Http.Answer visitor = http.get("/r/some-link");
            assertThat(visitor.status()).isEqualTo(429);
            assertThat(visitor.error()).isEqualTo("rate_limited");
            assertThat(visitor.header("Retry-After")).contains("1");

            leave.countDown();
            for (Future<Http.Answer> answer : staying) {
                assertThat(answer.get().status()).isEqualTo(200);
            }
            assertThat(call(http, "none").status()).isEqualTo(200);
        } finally {
            leave.countDown();
        }
    }

    private static Http.Answer call(Http http, String planted) {
        return http.get("/api/campaigns", key("admin", StubHandlers.PLANTED, planted));
    }
}
