package dev.openpartner.server.packaged;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The packaged server as a child process on its own data directory and ports. */
final class ServerProcess {

    static final String ADMIN_KEY = "packaged-test-admin-key-of-forty-characters";

    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private static final int POLL_MS = 20;
    private static final int STOP_WITHIN_S = 60;

    private final Path jar;
    private final Path data;
    private final List<String> jvmOptions;
    private final int port;
    private final int managementPort;
    private Optional<Process> process = Optional.empty();
    private long downSinceNanos;

    ServerProcess(Path jar, Path data, String... jvmOptions) {
        if (!Files.isRegularFile(jar)) {
            throw new IllegalArgumentException("No jar at " + jar + "; build it with ./mvnw package.");
        }
        this.jar = jar;
        this.data = data;
        this.jvmOptions = List.of(jvmOptions);
        // Both are held until both are known: asked for one after the other they can be the same.
        try (ServerSocket server = new ServerSocket(0);
                ServerSocket management = new ServerSocket(0)) {
            port = server.getLocalPort();
            managementPort = management.getLocalPort();
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }

    URI api() {
        return URI.create("http://127.0.0.1:" + port + "/api");
    }

    void start() throws IOException {
        List<String> words = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        words.addAll(jvmOptions);
        words.addAll(List.of("-jar", jar.toString()));
        ProcessBuilder java = new ProcessBuilder(words);
        java.environment().put("OPENPARTNER_DATA_DIR", data.toString());
        java.environment().put("OPENPARTNER_ADMIN_API_KEY", ADMIN_KEY);
        java.environment().put("SERVER_PORT", Integer.toString(port));
        java.environment().put("MANAGEMENT_SERVER_PORT", Integer.toString(managementPort));
        java.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        downSinceNanos = System.nanoTime();
        process = Optional.of(java.start());
    }

    private Path log() {
        return data.resolveSibling(data.getFileName() + ".log");
    }

    /** Waits until the server takes conversions; answers how long after its start, or its database's end, in milliseconds. */
    long awaitReady(Duration atMost) throws IOException, InterruptedException {
        HttpRequest health = HttpRequest.newBuilder(URI.create(api() + "/health")).timeout(Duration.ofSeconds(2)).build();
        while (System.nanoTime() - downSinceNanos < atMost.toNanos()) {
            if (answersWell(health)) {
                return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - downSinceNanos);
            }
            if (!process.orElseThrow().isAlive()) {
                throw new IllegalStateException("The server ended by itself:\n" + Files.readString(log()));
            }
            Thread.sleep(POLL_MS);
        }
        throw new IllegalStateException("The server was not ready within " + atMost + ":\n" + Files.readString(log()));
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

    /** Ends the server in good order, and with it its database; one that an earlier kill orphaned as well. */
    void stop() throws IOException, InterruptedException {
        if (process.isPresent()) {
            process.get().destroy();
            if (!process.get().waitFor(STOP_WITHIN_S, TimeUnit.SECONDS)) {
                kill();
            }
        }
        postmaster().ifPresent(ProcessHandle::destroy);
    }

    /** Kills the postmaster without any warning, and the server stays; answers once it is gone. */
    void killPostgres() throws IOException, InterruptedException {
        ProcessHandle postmaster = postmaster()
                .orElseThrow(() -> new IllegalStateException("No PostgreSQL runs on " + data));
        downSinceNanos = System.nanoTime();
        postmaster.destroyForcibly();
        while (postmaster.isAlive()) {
            Thread.sleep(POLL_MS);
        }
        awaitNoticed();
    }

    /** The words that the process runs with. */
    List<String> commandLine() throws IOException {
        String line = Files.readString(Path.of("/proc/" + process.orElseThrow().pid() + "/cmdline"), StandardCharsets.UTF_8);
        return List.of(line.split("\0", -1));
    }

    private Optional<ProcessHandle> postmaster() throws IOException {
        Path pidFile = data.resolve("postgres").resolve("postmaster.pid");
        return Files.exists(pidFile)
                ? ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).getFirst().strip()))
                : Optional.empty();
    }

    /** The health answer may be some hundred milliseconds old: one that says down comes first. */
    private void awaitNoticed() throws InterruptedException {
        HttpRequest health = HttpRequest.newBuilder(URI.create(api() + "/health")).timeout(Duration.ofSeconds(2)).build();
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
        while (answersWell(health) && System.nanoTime() < until) {
            Thread.sleep(POLL_MS);
        }
    }
}
