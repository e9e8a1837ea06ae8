package dev.openpartner.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpLoadTest {

    private static final HttpText TEXT = new HttpText("key");

    private final Set<String> bodies = ConcurrentHashMap.newKeySet();
    private final AtomicInteger requests = new AtomicInteger();
    private final HttpServer server;

    HttpLoadTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/echo", this::echo);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void echo(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        bodies.add(new String(body, StandardCharsets.UTF_8));
        int status = requests.incrementAndGet() % 10 == 0 ? 503 : 200;
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Test
    void eachRequestIsSentOnceAndCountedByItsAnswer() throws IOException {
        AtomicInteger told = new AtomicInteger();
        LoadResult result = HttpLoad.run(
                LoadPlan.ofRequests(server.getAddress(), 8, 1_000),
                number -> TEXT.post("/echo", "request " + number),
                (number, status, answer) -> told.addAndGet(answer.toString().endsWith("request " + number) ? 1 : 0));

        assertThat(bodies).hasSize(1_000);
        assertThat(told).hasValue(1_000);
        assertThat(result.sent()).isEqualTo(1_000);
        assertThat(result.unanswered()).isZero();
        assertThat(result.count(200)).isEqualTo(900);
        assertThat(result.count(503)).isEqualTo(100);
        assertThat(result.good().getTotalCount()).isEqualTo(900);
        assertThat(result.refused().getTotalCount()).isEqualTo(100);
    }

    @Test
    void theWarmUpIsToldOfOnceAndNotMeasured() throws IOException {
        AtomicInteger answered = new AtomicInteger();
        List<Integer> answeredWhenWarm = new ArrayList<>();
        LoadResult result = HttpLoad.runAndTell(
                LoadPlan.closedLoop(server.getAddress(), 2, 100, 200),
                number -> TEXT.post("/echo", "request " + number),
                (number, status, answer) -> answered.incrementAndGet(),
                () -> answeredWhenWarm.add(answered.get()));

        assertThat(answeredWhenWarm).hasSize(1);
        assertThat(result.good().getTotalCount() + result.refused().getTotalCount())
                .isLessThanOrEqualTo(result.sent() - answeredWhenWarm.getFirst());
    }

    @Test
    void inAnOpenLoopTheWaitForAStalledServerIsPartOfTheLatency() throws IOException {
        CountDownLatch stall = new CountDownLatch(1);
        server.createContext("/stall", exchange -> {
            try {
                // The first request stalls for a while; nothing else can be sent over the only connection meanwhile.
                if (requests.getAndIncrement() == 0 && stall.await(300, TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException("nobody ends the stall early");
                }
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        LoadResult result = HttpLoad.run(
                new LoadPlan(server.getAddress(), 1, 100, 0, 60_000, 100), number -> TEXT.get("/stall", ""), Answers.IGNORED);

        // About thirty requests fell due during the stall: a third of all waited, though the server answered each of them at once.
        assertThat(result.goodMs(100)).isGreaterThanOrEqualTo(299);
        assertThat(result.goodMs(85)).isGreaterThan(50);
    }
}
