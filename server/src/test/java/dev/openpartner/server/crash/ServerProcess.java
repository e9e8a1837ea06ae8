package dev.openpartner.server.crash;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The packaged server as a child process on its own data directory and ports. */
final class ServerProcess {

    static final String ADMIN_KEY = "crash-test-admin-key-of-forty-characters";

    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private static final int POLL_MS = 20;

    private final Path jar;
    private final Path data;
    private final int port = freePort();
    private final int managementPort = freePort();
    private Optional<Process> process = Optional.empty();

    ServerProcess(Path jar, Path data) {
        if (!Files.isRegularFile(jar)) {
            throw new IllegalArgumentException("No jar at " + jar + "; build it with ./mvnw package.");
        }
        this.jar = jar;
        this.data = data;
    }

    URI api() {
        return URI.create("http://127.0.0.1:" + port + "/api");
    }

    void start() throws IOException {
        ProcessBuilder java = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar", jar.toString());
        java.environment().put("OPENPARTNER_DATA_DIR", data.toString());
        java.environment().put("OPENPARTNER_ADMIN_API_KEY", ADMIN_KEY);
        java.environment().put("SERVER_PORT", Integer.toString(port));
        java.environment().put("MANAGEMENT_SERVER_PORT", Integer.toString(managementPort));
        Path log = data.resolveSibling(data.getFileName() + ".log");
        java.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        process = Optional.of(java.start());
    }

    /** Waits until the server takes conversions and answers how long that took, in milliseconds. */
    long awaitReady(Duration atMost) throws InterruptedException {
        long startedNanos = System.nanoTime();
        HttpRequest health = HttpRequest.newBuilder(URI.create(api() + "/health")).timeout(Duration.ofSeconds(2)).build();
        while (System.nanoTime() - startedNanos < atMost.toNanos()) {
            if (answersWell(health)) {
                return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedNanos);
            }
            if (!process.orElseThrow().isAlive()) {
                throw new IllegalStateException("The server ended by itself; see its log beside " + data);
            }
            Thread.sleep(POLL_MS);
        }
        throw new IllegalStateException("The server was not ready within " + atMost + "; see its log beside " + data);
    }

    private static boolean answersWell(HttpRequest health) throws InterruptedException {
        try {
            return HTTP.send(health, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Kills the server's JVM without any warning; its PostgreSQL is left an orphan, as a real crash leaves it. */
    void kill() throws InterruptedException {
        if (process.isPresent()) {
            process.get().destroyForcibly().waitFor();
        }
    }

    /** Kills the postmaster without any warning, and the server stays; answers once it is gone. */
    void killPostgres() throws IOException, InterruptedException {
        try (Stream<Path> files = Files.find(data, 6, (path, attributes) -> path.endsWith("postmaster.pid"))) {
            Path pidFile = files.findFirst().orElseThrow(() -> new IllegalStateException("No postmaster.pid below " + data));
            ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).getFirst().strip()))
                    .orElseThrow(() -> new IllegalStateException("The postmaster of " + pidFile + " is not running."));
            postmaster.destroyForcibly();
            while (postmaster.isAlive()) {
                Thread.sleep(POLL_MS);
            }
        }
        awaitNoticed();
    }

    /** The health answer may be some hundred milliseconds old; readiness counts from the first answer that says down. */
    private void awaitNoticed() throws InterruptedException {
        HttpRequest health = HttpRequest.newBuilder(URI.create(api() + "/health")).timeout(Duration.ofSeconds(2)).build();
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
        while (answersWell(health) && System.nanoTime() < until) {
            Thread.sleep(POLL_MS);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }
}
