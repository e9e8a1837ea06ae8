package dev.openpartner.server.console;

import dev.openpartner.server.scenario.Callers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** What an open page of an admin is told: the stream that its script follows, read without a browser. */
final class LiveStream implements AutoCloseable {

    private static final String DATA = "data:";
    private static final long PATIENCE_S = 10;

    private final JsonMapper json = JsonMapper.builder().build();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final String list;
    private long seen;

    private LiveStream(String list) {
        this.list = list;
    }

    /** Follows as a page that shows that list does, from what it is told at once. */
    static LiveStream following(String list, int port) throws IOException, InterruptedException {
        LiveStream stream = new LiveStream(list);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/live"))
                .header("Accept", "text/event-stream")
                .header("Authorization", "Bearer " + Callers.ADMIN_KEY)
                .build();
        HttpResponse<Stream<String>> response = stream.http.send(request, BodyHandlers.ofLines());
        Thread.ofVirtual().name("live-stream").start(() -> stream.listen(response.body()));
        stream.seen = stream.next();
        return stream;
    }

    private void listen(Stream<String> lines) {
        try {
            lines.filter(line -> line.startsWith(DATA)).forEach(line -> told.add(line.substring(DATA.length())));
        } catch (UncheckedIOException closed) {
            told.clear();
        }
    }

    /** Waits until the stream tells that the list has moved since it last did. */
    void awaitMove() throws InterruptedException {
        long before = seen;
        while (seen == before) {
            seen = next();
        }
    }

    private long next() throws InterruptedException {
        String positions = told.poll(PATIENCE_S, TimeUnit.SECONDS);
        if (positions == null) {
            throw new AssertionError("nothing was told of " + list + " for " + PATIENCE_S + " s after position " + seen);
        }
        return json.readTree(positions).path(list).asLong();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
