package dev.openpartner.benchmarks.bar;

import dev.openpartner.benchmarks.server.ServerProcess;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Posts a conversion now and then and asks at once to read from a projection that has it. What it measures holds the round trip of
 * the question, so it is an upper bound.
 */
final class VisibilityProbe {

    private static final int PAUSE_MS = 20;
    private static final long HIGHEST_US = TimeUnit.MINUTES.toMicros(1);
    private static final int OK = 200;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ServerProcess writer;
    private final ServerProcess reader;

    VisibilityProbe(ServerProcess writer, ServerProcess reader) {
        this.writer = writer;
        this.reader = reader;
    }

    /** Probes for so long; microseconds from the acknowledgement to the answer of the read. */
    Histogram probe(long durationMs) throws IOException, InterruptedException {
        Histogram latencies = new Histogram(HIGHEST_US, 3);
        long untilNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(durationMs);
        while (System.nanoTime() < untilNs) {
            latencies.recordValue(once());
            Thread.sleep(PAUSE_MS);
        }
        return latencies;
    }

    private long once() throws IOException, InterruptedException {
        HttpResponse<String> written = good(http.send(
                request(writer, "/api/attribution/events")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("""
                                {"userId":"buyer-1","type":"probe","value":100}"""))
                        .build(),
                BodyHandlers.ofString()));
        String position = written.headers().firstValue("OpenPartner-Position").orElseThrow();
        HttpRequest read = request(reader, "/api/attribution/events?limit=1").header("OpenPartner-Min-Position", position).GET().build();
        long startedNs = System.nanoTime();
        good(http.send(read, BodyHandlers.ofString()));
        return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - startedNs);
    }

    private static HttpRequest.Builder request(ServerProcess server, String path) {
        return HttpRequest.newBuilder(server.uri(path)).header("Authorization", "Bearer " + ServerProcess.ADMIN_KEY);
    }

    private static HttpResponse<String> good(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() != OK) {
            throw new IOException("The probe was answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer;
    }
}
