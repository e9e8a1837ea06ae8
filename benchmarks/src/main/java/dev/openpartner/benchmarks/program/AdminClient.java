package dev.openpartner.benchmarks.program;

import dev.openpartner.benchmarks.server.ServerProcess;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The few calls that set a program up or look at it; load goes through {@code benchmarks.load}. */
public final class AdminClient {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ServerProcess server;
    private final String key;

    public AdminClient(ServerProcess server) {
        this(server, ServerProcess.ADMIN_KEY);
    }

    private AdminClient(ServerProcess server, String key) {
        this.server = server;
        this.key = key;
    }

    /** The same calls by another key. */
    public AdminClient with(String otherKey) {
        return new AdminClient(server, otherKey);
    }

    /** Posts JSON; answers the body. */
    public String post(String path, String json) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)).build());
    }

    /** Reads a resource; answers the body. */
    public String get(String path) throws IOException, InterruptedException {
        return send(request(path).GET().build());
    }

    /** Opens a page of the console; answers what a browser would show. */
    public String page(String path) throws IOException, InterruptedException {
        return send(request(path).header("Accept", "text/html").GET().build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.uri(path)).header("Authorization", "Bearer " + key);
    }

    private static String send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(request.method() + " " + request.uri().getPath() + " was answered " + answer.statusCode() + ": "
                    + answer.body());
        }
        return answer.body();
    }

    /** The first string field of this name in an answer. */
    public static String field(String json, String name) {
        Matcher matcher = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]*)\"").matcher(json);
        if (!matcher.find()) {
            throw new IllegalArgumentException("No field " + name + " in " + json);
        }
        return matcher.group(1);
    }
}
