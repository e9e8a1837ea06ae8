package dev.openpartner.benchmarks.server;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged server as a child process, from its start until it is closed. Listens on loopback, on ports that were free. */
public final class ServerProcess implements AutoCloseable {

    /** The admin key of every measured server. */
    public static final String ADMIN_KEY = "benchmark-admin-key-of-at-least-forty-characters";

    private static final String MAIN_CLASS = "dev.openpartner.server.OpenPartnerServer";
    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private static final int POLL_MS = 5;
    private static final int STOP_WITHIN_S = 60;
    private static final Duration READY_WITHIN = Duration.ofMinutes(5);

    private final Process process;
    private final int port;
    private final Path log;
    private final long startedNs;
    /** A benchmark that is interrupted leaves no server behind; a server that is told to stop stops its database. */
    private final Thread endWithUs;

    private long readyAfterMs;

    private ServerProcess(Process process, int port, Path log, long startedNs) {
        this.process = process;
        this.endWithUs = new Thread(process::destroy);
        this.port = port;
        this.log = log;
        this.startedNs = startedNs;
    }

    /** Starts a server on a data directory and waits until it is ready. */
    public static ServerProcess start(Jars jars, Path data, ServerOptions options) throws IOException, InterruptedException {
        Ports ports = Ports.free();
        Path log = data.resolveSibling(data.getFileName() + ".log");
        ProcessBuilder builder = new ProcessBuilder(commandLine(jars, options));
        Map<String, String> environment = builder.environment();
        environment.put("OPENPARTNER_DATA_DIR", data.toString());
        environment.put("OPENPARTNER_ADMIN_API_KEY", ADMIN_KEY);
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("SERVER_PORT", Integer.toString(ports.server()));
        environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(ports.management()));
        // The clicks of a run all come from one address.
        environment.put("OPENPARTNER_RATE_LIMITS_PER_KEY_PER_SECOND", "1000000");
        if (options.withBenchmarkRoutes()) {
            environment.put("SPRING_PROFILES_ACTIVE", "benchmark");
            environment.put("SPRING_MAIN_SOURCES", "dev.openpartner.benchmarks.inserver");
        }
        environment.putAll(options.environment());
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        long startedNs = System.nanoTime();
        ServerProcess server = new ServerProcess(builder.start(), ports.server(), log, startedNs);
        Runtime.getRuntime().addShutdownHook(server.endWithUs);
        try {
            server.awaitReady();
        } catch (IOException | InterruptedException | RuntimeException e) {
            server.close();
            throw e;
        }
        return server;
    }

    private static List<String> commandLine(Jars jars, ServerOptions options) throws IOException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (options.withBenchmarkRoutes()) {
            line.addAll(jars.jvmOptions(options.javaOptions()));
            line.addAll(options.javaOptions());
            line.addAll(List.of("-cp", jars.server() + File.pathSeparator + jars.inServer(), MAIN_CLASS));
        } else {
            line.addAll(options.javaOptions());
            line.addAll(List.of("-jar", jars.server().toString()));
        }
        return line;
    }

    private void awaitReady() throws IOException, InterruptedException {
        HttpRequest health = HttpRequest.newBuilder(uri("/api/health")).timeout(Duration.ofSeconds(2)).build();
        while (!answersWell(health)) {
            if (!process.isAlive()) {
                throw new IOException("The server ended by itself, see " + log + ":\n" + tail());
            }
            if (System.nanoTime() - startedNs > READY_WITHIN.toNanos()) {
                throw new IOException("The server was not ready within " + READY_WITHIN + ", see " + log);
            }
            Thread.sleep(POLL_MS);
        }
        readyAfterMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedNs);
    }

    /** Milliseconds from the start of the process to its first good answer of {@code GET /api/health}. */
    public long readyAfterMs() {
        return readyAfterMs;
    }

    private static boolean answersWell(HttpRequest health) throws InterruptedException {
        try {
            return HTTP.send(health, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private String tail() throws IOException {
        List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** The address of a path of it. */
    public URI uri(String pathAndQuery) {
        return URI.create("http://127.0.0.1:" + port + pathAndQuery);
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /** Stops it in good order, and with it its embedded database. */
    @Override
    public void close() {
        process.destroy();
        forget(endWithUs);
        try {
            if (!process.waitFor(STOP_WITHIN_S, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endingAlready) {
            // The hook runs, and does what this would have done.
        }
    }

    private record Ports(int server, int management) {

        /** Both are held until both are known: asked for one after the other they can be the same. */
        static Ports free() throws IOException {
            try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                    ServerSocket management = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return new Ports(server.getLocalPort(), management.getLocalPort());
            }
        }
    }
}
