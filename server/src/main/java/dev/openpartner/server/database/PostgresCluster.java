package dev.openpartner.server.database;

import dev.openpartner.server.database.Programs.Outcome;
import dev.openpartner.server.startup.StartupProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** One PostgreSQL database directory and the programs that make it, start it and stop it. */
final class PostgresCluster {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresCluster.class);
    private static final Duration INITIALIZE_LIMIT = Duration.ofMinutes(2);
    /** Recovery after a crash reads at most {@code max_wal_size} of log; on a slow disk that takes minutes. */
    private static final Duration START_LIMIT = Duration.ofMinutes(10);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private final Path directory;
    private final Path programs;
    private final DatabaseUser user;

    PostgresCluster(Path directory, Path programs, DatabaseUser user) {
        this.directory = directory;
        this.programs = programs;
        this.user = user;
    }

    /** Where the tables and indexes are, in a directory for each database. */
    Path relations() {
        return directory.resolve("base");
    }

    boolean exists() {
        return Files.exists(directory.resolve("PG_VERSION"));
    }

    /** Makes the database's files; they get their final name only when they are complete. */
    void initialize(String superuserPassword) throws IOException {
        Path parent = directory.toAbsolutePath().getParent();
        Path draft = Path.of(directory + ".new");
        Path passwordFile = Path.of(directory + ".password");
        FileSystemUtils.deleteRecursively(draft);
        Files.createDirectory(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.deleteIfExists(passwordFile);
        Files.createFile(passwordFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(passwordFile, superuserPassword);
            user.own(passwordFile);
            user.own(draft);
            Outcome made = Programs.run(
                    parent == null ? directory : parent,
                    INITIALIZE_LIMIT,
                    user.command(
                            program("initdb"),
                            "--pgdata=" + draft,
                            "--username=postgres",
                            "--pwfile=" + passwordFile,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale=C",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8",
                            "--data-checksums",
                            "--no-instructions"));
            if (!made.succeeded()) {
                throw new IOException("initdb failed: " + made.output());
            }
            Files.move(draft, directory);
        } finally {
            Files.deleteIfExists(passwordFile);
        }
    }

    /** A database directory is bound to its major version; another one must not even try. */
    void requireMajorVersion(String major) throws IOException {
        String found = Files.readString(directory.resolve("PG_VERSION")).strip();
        if (!found.equals(major)) {
            throw new StartupProblem(
                    "The data in " + directory + " was written by PostgreSQL " + found + "; this server brings PostgreSQL " + major
                            + ".",
                    "Start the former OpenPartner release, dump the database, and restore it into a new data directory.");
        }
    }

    /** Starts the database on a port of 127.0.0.1 and returns its process once it takes connections. */
    ProcessHandle start(int port) throws IOException {
        user.own(directory);
        stopWhateverRuns();
        ServerSettings.write(directory, port);
        user.own(directory.resolve("postgresql.conf"));
        user.own(directory.resolve("pg_hba.conf"));
        Path log = directory.resolve("startup.log");
        Files.deleteIfExists(log);
        Outcome started = control(START_LIMIT, "start", "--wait", "--timeout=" + START_LIMIT.toSeconds(), "--log=" + log);
        if (!started.succeeded()) {
            String said = Files.exists(log) ? Files.readString(log).strip() : "";
            throw new IOException("PostgreSQL did not start: " + started.output() + (said.isEmpty() ? "" : "\n" + said));
        }
        return runningProcess().orElseThrow(() -> new IOException("PostgreSQL ended right after its start, see " + directory + "/log"));
    }

    /** Stops the database: sessions are cut, everything is written, nothing is left to recover. */
    void stop() {
        Outcome stopped = control(STOP_LIMIT, "stop", "--mode=fast", "--wait", "--timeout=" + STOP_LIMIT.toSeconds());
        if (!stopped.succeeded()) {
            LOG.warn("PostgreSQL did not stop in time and is stopped at once; it recovers at the next start: {}", stopped.output());
            control(STOP_LIMIT, "stop", "--mode=immediate", "--wait", "--timeout=" + STOP_LIMIT.toSeconds());
        }
    }

    /** Stops a database that a server left behind when it was killed. The caller holds the directory's lock. */
    private void stopWhateverRuns() throws IOException {
        Path pidFile = directory.resolve("postmaster.pid");
        if (runningProcess().isPresent()) {
            LOG.info("A database was left running in {}; it is stopped first", directory);
            stop();
        } else if (ProcessHandle.of(recordedPid(pidFile)).isPresent()) {
            // After a reboot, or in a new container, its number belongs to some other process, which PostgreSQL would wait for.
            Files.delete(pidFile);
        }
    }

    /** The database's main process, if it runs; recognized by its command line and not by a number that may be another's. */
    Optional<ProcessHandle> runningProcess() throws IOException {
        long pid = recordedPid(directory.resolve("postmaster.pid"));
        return ProcessHandle.of(pid).filter(process -> isOurs(pid));
    }

    private boolean isOurs(long pid) {
        try {
            String commandLine = Files.readString(Path.of("/proc/" + pid + "/cmdline"), StandardCharsets.UTF_8);
            List<String> words = List.of(commandLine.split("\0", -1));
            return words.getFirst().endsWith("postgres") && words.contains(directory.toString());
        } catch (IOException ended) {
            return false;
        }
    }

    private static long recordedPid(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return -1;
        }
        String first = Files.readString(pidFile).lines().findFirst().orElse("").strip();
        return first.matches("\\d{1,9}") ? Long.parseLong(first) : -1;
    }

    private Outcome control(Duration limit, String action, String... options) {
        List<String> line = new ArrayList<>(
                user.command(program("pg_ctl"), action, "--pgdata=" + directory, "--silent"));
        line.addAll(List.of(options));
        return Programs.run(directory, limit.plusSeconds(5), line);
    }

    private String program(String name) {
        return programs.resolve("bin").resolve(name).toString();
    }
}
