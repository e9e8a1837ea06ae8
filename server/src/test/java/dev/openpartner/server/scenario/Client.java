package dev.openpartner.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.server.description.Description;
import dev.openpartner.server.description.Exchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A caller of the API with its key and the headers it always sends. Immutable; each {@code with...} is another caller. */
public final class Client {

    private static final HttpClient HTTP = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private static final String JSON = "application/json";
    private static final Map<URI, Description> DESCRIPTIONS = new ConcurrentHashMap<>();

    private final URI server;
    private final List<String> headers;

    /** A caller without a key. */
    Client(URI server) {
        this(server, List.of());
    }

    private Client(URI server, List<String> headers) {
        this.server = server;
        this.headers = List.copyOf(headers);
    }

    public Client withKey(String key) {
        return with("Authorization", "Bearer " + key);
    }

    public Client with(String name, String value) {
        List<String> more = new ArrayList<>(headers);
        more.add(name);
        more.add(value);
        return new Client(server, more);
    }

    /** Reads only what reflects that write, whoever made it. */
    public Client notBefore(Answer write) {
        return with("OpenPartner-Min-Position", Long.toString(write.position()));
    }

    public Answer get(String path) {
        return call("GET", path);
    }

    public Answer delete(String path) {
        return call("DELETE", path);
    }

    /** Any method without a body. */
    public Answer call(String method, String path) {
        return send(request(path).method(method, BodyPublishers.noBody()), "", "");
    }

    public Answer post(String path) {
        return call("POST", path);
    }

    public Answer post(String path, String json) {
        return call("POST", path, JSON, json.getBytes(StandardCharsets.UTF_8));
    }

    public Answer patch(String path, String json) {
        return call("PATCH", path, JSON, json.getBytes(StandardCharsets.UTF_8));
    }

    public Answer put(String path, String json) {
        return call("PUT", path, JSON, json.getBytes(StandardCharsets.UTF_8));
    }

    public Answer call(String method, String path, String contentType, byte[] body) {
        HttpRequest.Builder request = request(path).header("Content-Type", contentType);
        return send(request.method(method, BodyPublishers.ofByteArray(body)), contentType, new String(body, StandardCharsets.UTF_8));
    }

    /** Sends a body without saying its length. */
    public Answer postChunked(String path, byte[] body) {
        BodyPublisher chunked = BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(body));
        HttpRequest.Builder request = request(path).header("Content-Type", JSON);
        return send(request.method("POST", chunked), JSON, new String(body, StandardCharsets.UTF_8));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path)).timeout(Duration.ofSeconds(30));
        for (int i = 0; i < headers.size(); i += 2) {
            request.header(headers.get(i), headers.get(i + 1));
        }
        return request;
    }

    /** Every answer that a scenario gets, and every request that was taken, must be as the server describes itself. */
    private Answer send(HttpRequest.Builder request, String contentType, String body) {
        HttpResponse<String> response = exchange(request.build());
        URI asked = response.request().uri();
        Exchange exchange = new Exchange(
                response.request().method(),
                asked.getRawPath() + (asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery()),
                contentType,
                body,
                response.statusCode(),
                response.headers(),
                response.body());
        assertThat(description().differences(exchange)).as("%s, against the description", exchange).isEmpty();
        return Answer.of(response);
    }

    private Description description() {
        return DESCRIPTIONS.computeIfAbsent(server, described -> {
            HttpRequest request = HttpRequest.newBuilder(described.resolve("/api/openapi.json")).build();
            return new Description(Answer.of(exchange(request)).json());
        });
    }

    private static HttpResponse<String> exchange(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
