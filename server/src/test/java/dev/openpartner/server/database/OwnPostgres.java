package dev.openpartner.server.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** A PostgreSQL that servers under test are given by its URL, as an operator's own, and that a test stops, starts and bothers. */
public final class OwnPostgres {

    /** Held by each test class that uses it: what one stops, the others miss, and all of them are in one database. */
    public static final String LOCK = "the own PostgreSQL";

    private static final String END_SESSIONS =
            "select count(pg_terminate_backend(pid)) from pg_stat_activity where usename = '" + RolesAndDatabase.APPLICATION + "'";

    /** 256 bits that anybody may know. */
    private static final String MASTER_KEY = "b3duIHBvc3RncmVzIG9mIHRoZSB0ZXN0cywgMzIgYi4=";

    private static final Duration SIGNAL_LIMIT = Duration.ofSeconds(10);

    private final Path directory;
    private final PostgresCluster cluster;
    private final int port;
    private final Passwords passwords;
    private final DatabaseAccess access;
    private boolean stopped;

    private OwnPostgres() {
        try {
            directory = Files.createTempDirectory("openpartner-own-postgres");
            UnpackedPrograms.into(directory);
            Path programs = PostgresBinaries.unpackedBelow(directory.resolve("runtime"));
            DatabaseUser user = DatabaseUser.ableToRun(programs.resolve("bin/postgres"), directory);
            cluster = new PostgresCluster(directory.resolve("postgres"), programs, user);
            passwords = Passwords.in(directory.resolve("database-passwords.properties"));
            cluster.initialize(passwords.superuser());
            port = freePort();
            cluster.start(port);
            Runtime.getRuntime().addShutdownHook(new Thread(this::remove));
            access = RolesAndDatabase.ensure(port, passwords);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Running {
        private static final OwnPostgres INSTANCE = new OwnPostgres();
    }

    /** The one of this JVM, started by the first test that asks, running until the JVM ends. */
    public static OwnPostgres running() {
        return Running.INSTANCE;
    }

    /** The settings of a server that uses it, as {@code name=value}: the same for every node. */
    public List<String> settings() {
        return List.of(
                "openpartner.database.url=" + access.url(),
                "openpartner.database.username=" + access.application().username(),
                "openpartner.database.password=" + access.application().password(),
                "openpartner.database.owner-username=" + access.owner().username(),
                "openpartner.database.owner-password=" + access.owner().password(),
                "openpartner.master-key=" + MASTER_KEY);
    }

    /** The same for a test whose settings are asked for late. */
    public void settings(BiConsumer<String, Supplier<Object>> registry) {
        for (String setting : settings()) {
            int end = setting.indexOf('=');
            registry.accept(setting.substring(0, end), () -> setting.substring(end + 1));
        }
    }

    /** Stops it; every session ends. */
    public void stop() {
        stopped = true;
        cluster.stop();
    }

    /** Starts it again if it was stopped, with its data, on the same port; returns when it takes connections. */
    public void start() {
        if (!stopped) {
            return;
        }
        try {
            cluster.start(port);
            stopped = false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets it fall silent, as a machine does that hangs: every session stays open, and nothing answers. */
    public void freeze() {
        signal("-STOP");
    }

    /** Lets it go on where it was frozen, if it was. */
    public void thaw() {
        signal("-CONT");
    }

    /** The main process first, so that there is no child that was made meanwhile. */
    private void signal(String signal) {
        try {
            Optional<ProcessHandle> main = cluster.runningProcess();
            if (main.isPresent()) {
                kill(signal, Stream.of(main.get()));
                kill(signal, main.get().descendants());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void kill(String signal, Stream<ProcessHandle> processes) {
        Stream<String> pids = processes.map(process -> String.valueOf(process.pid()));
        Programs.run(Path.of("/"), SIGNAL_LIMIT, Stream.concat(Stream.of("kill", signal), pids).toList());
    }

    /** Ends every session of the servers that use it, whatever it is in the middle of; says how many there were. */
    public int endSessions() {
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
        try (Connection superuser = DriverManager.getConnection(url, "postgres", passwords.superuser())) {
            return Integer.parseInt(Queries.text(superuser, END_SESSIONS));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    private void remove() {
        thaw();
        cluster.stop();
        FileSystemUtils.deleteRecursively(directory.toFile());
    }
}
