package dev.openpartner.benchmarks.report;

import dev.openpartner.benchmarks.calibration.Calibrations;
import dev.openpartner.benchmarks.calibration.Pgbench;
import dev.openpartner.benchmarks.server.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a run was measured on: without it a figure says nothing. */
public final class Machine {

    private static final List<String> SETTINGS = List.of(
            "server_version", "fsync", "synchronous_commit", "full_page_writes", "wal_sync_method", "shared_buffers", "max_wal_size",
            "wal_compression", "data_checksums");

    private Machine() {}

    /** Processor, memory, kernel, Java, commit, by name. */
    public static Map<String, String> describe(Path root) throws InterruptedException {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("processor", firstLine("/proc/cpuinfo", "model name") + ", " + Runtime.getRuntime().availableProcessors() + " cores");
        facts.put("memory", firstLine("/proc/meminfo", "MemTotal"));
        facts.put("kernel", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("Java", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        facts.put("commit", commit(root));
        facts.put("cal-pg taken with", Calibrations.postgresTool());
        return facts;
    }

    /** The settings of a database that decide how durable and how fast it is. */
    public static Map<String, String> describe(Database database) throws SQLException {
        Map<String, String> settings = new LinkedHashMap<>();
        try (Connection connection = database.connect(Database.PRODUCT); Statement statement = connection.createStatement()) {
            for (String name : SETTINGS) {
                try (ResultSet value = statement.executeQuery("show " + name)) {
                    value.next();
                    settings.put("PostgreSQL " + name, value.getString(1));
                }
            }
        }
        return settings;
    }

    /** What {@code pg_test_fsync} says of the disk that a directory is on; empty where it is not installed. */
    public static Optional<String> fsyncTest(Path directory) throws IOException, InterruptedException {
        Optional<Path> program = Pgbench.program("pg_test_fsync");
        if (program.isEmpty()) {
            return Optional.empty();
        }
        Path file = directory.resolve("fsync-test");
        try {
            return Optional.of(output(directory, program.get().toString(), "--secs-per-test=1", "--filename=" + file).lines()
                    .filter(line -> line.contains("ops/sec") || line.startsWith("Compare") || line.startsWith("Test"))
                    .collect(Collectors.joining("\n")));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static String commit(Path root) throws InterruptedException {
        try {
            String id = output(root, "git", "rev-parse", "HEAD").strip();
            boolean changed = !output(root, "git", "status", "--porcelain", "--untracked-files=no").isBlank();
            return changed ? id + ", with changes that are not committed" : id;
        } catch (IOException noGit) {
            return "unknown";
        }
    }

    private static String output(Path directory, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + said);
        }
        return said;
    }

    private static String firstLine(String file, String name) {
        try {
            return Files.readString(Path.of(file)).lines()
                    .filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException notLinux) {
            return "unknown";
        }
    }
}
