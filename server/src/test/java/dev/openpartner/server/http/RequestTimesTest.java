package dev.openpartner.server.http;

import static dev.openpartner.server.testserver.Http.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.openpartner.server.testserver.Http;
import dev.openpartner.server.testserver.OnTestServer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@OnTestServer
class RequestTimesTest {

    @LocalServerPort
    private int port;

    @Autowired
    private MeterRegistry registry;

    @Test
    void aRequestIsTimedUnderItsRouteAndNotItsPath() {
        long before = count("GET", "/api/partners/{id}", 200, "SUCCESS");
        Http http = new Http(port);
        http.get("/api/partners/one", key("admin"));
        http.get("/api/partners/two", key("admin"));
        awaitCount("GET", "/api/partners/{id}", 200, "SUCCESS", before + 2);
    }

    @Test
    void whatHasNoRouteIsTimedWithoutItsPath() {
        long unknown = count("POST", "UNKNOWN", 401, "CLIENT_ERROR");
        long missing = count("GET", "NOT_FOUND", 404, "CLIENT_ERROR");
        Http http = new Http(port);
        http.post("/api/campaigns", "{}", key("nobody's"));
        http.get("/api/nothing", key("admin"));
        awaitCount("POST", "UNKNOWN", 401, "CLIENT_ERROR", unknown + 1);
        awaitCount("GET", "NOT_FOUND", 404, "CLIENT_ERROR", missing + 1);
    }

    @Test
    void aRequestIsTimedOnce() {
        long before = all();
        new Http(port).get("/api/partners/three", key("admin"));
        awaitCount(before + 1);
        new Http(port).get("/api/partners/four", key("admin"));
        awaitCount(before + 2);
        assertThat(all()).isEqualTo(before + 2);
    }

    /** The client may have its answer before the time of its request is noted. */
    private void awaitCount(String method, String uri, int status, String outcome, long wanted) {
        await().until(() -> count(method, uri, status, outcome) == wanted);
    }

    private void awaitCount(long wanted) {
        await().until(() -> all() >= wanted);
    }

    private long count(String method, String uri, int status, String outcome) {
        return registry.find("http.server.requests")
                .tags("method", method, "uri", uri, "status", Integer.toString(status))
                .tags("outcome", outcome, "exception", "none", "error", "none")
                .timers()
                .stream()
                .mapToLong(Timer::count)
                .sum();
    }

    private long all() {
        return registry.find("http.server.requests").timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }
}
