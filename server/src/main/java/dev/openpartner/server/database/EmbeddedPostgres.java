package dev.openpartner.server.database;

import dev.openpartner.server.startup.StartupProblem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL as a part of the server: unpacked, made, started and watched by it, its data kept in the data directory between
 * runs. A database that dies is started again on the same port; one that was left behind by a server that was killed is stopped
 * before ours starts.
 */
final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final String MAJOR_VERSION = "18";
    /** Between choosing a free port and PostgreSQL taking it, somebody else may. */
    private static final int PORT_ATTEMPTS = 3;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** PostgreSQL is no child of this process, so that {@code onExit} looks after it every five seconds only. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final ServerLock lock;
    private final PostgresCluster cluster;
    private final int port;
    private final DatabaseAccess access;
    private final SteadyWriteOut writeOut;
    private volatile boolean closing;

    private EmbeddedPostgres(ServerLock lock, PostgresCluster cluster, Passwords passwords) throws IOException, SQLException {
        this.lock = lock;
        this.cluster = cluster;
        this.writeOut = new SteadyWriteOut(cluster.relations());
        this.port = startOnFreePort(cluster);
        try {
            this.access = RolesAndDatabase.ensure(port, passwords);
        } catch (SQLException refused) {
            cluster.stop();
            throw refused;
        }
    }

    /** Starts the database of a data directory, which exists; makes it if there is none yet. */
    static EmbeddedPostgres start(Path dataDirectory) {
        Path directory = dataDirectory.toAbsolutePath().normalize();
        ServerLock lock = ServerLock.take(directory);
        try {
            EmbeddedPostgres started = open(directory, lock);
            started.watch();
            return started;
        } catch (StartupProblem known) {
            release(lock);
            throw known;
        } catch (IOException | SQLException fault) {
            release(lock);
            throw new StartupProblem(
                    "The embedded PostgreSQL could not be started in " + directory + ": " + fault.getMessage() + ".",
                    "See " + directory.resolve("postgres/log") + ", put right what it names, and start again.",
                    fault);
        }
    }

    private static EmbeddedPostgres open(Path directory, ServerLock lock) throws IOException, SQLException {
        Path programs = PostgresBinaries.unpackedBelow(directory.resolve("runtime"));
        DatabaseUser user = DatabaseUser.ableToRun(programs.resolve("bin/postgres"), directory);
        PostgresCluster cluster = new PostgresCluster(directory.resolve("postgres"), programs, user);
        Path passwordFile = directory.resolve("database-passwords.properties");
        if (cluster.exists() && !Files.exists(passwordFile)) {
            throw new StartupProblem(
                    "The database in " + directory + " is there, but the file with its passwords, " + passwordFile + ", is not.",
                    "Restore the file from the backup of the data directory.");
        }
        Passwords passwords = Passwords.in(passwordFile);
        if (!cluster.exists()) {
            cluster.initialize(passwords.superuser());
        }
        cluster.requireMajorVersion(MAJOR_VERSION);
        return new EmbeddedPostgres(lock, cluster, passwords);
    }

    private static int startOnFreePort(PostgresCluster cluster) throws IOException {
        for (int attempt = 1; ; attempt++) {
            int candidate = freePort();
            try {
                cluster.start(candidate);
                return candidate;
            } catch (IOException refused) {
                if (attempt == PORT_ATTEMPTS || !String.valueOf(refused.getMessage()).contains("in use")) {
                    throw refused;
                }
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    /** How to reach it. */
    DatabaseAccess access() {
        return access;
    }

    /** What has its files written a little at a time. */
    SteadyWriteOut writeOut() {
        return writeOut;
    }

    private void watch() throws IOException {
        ProcessHandle process = cluster.runningProcess().orElseThrow(() -> new IOException("PostgreSQL ended right after its start"));
        Thread.ofVirtual().name("database-watch").start(() -> keepRunning(process));
        writeOut.begin(() -> !closing);
    }

    private void keepRunning(ProcessHandle first) {
        ProcessHandle watched = first;
        while (true) {
            while (watched.isAlive()) {
                if (closing || !pause(LOOK_EVERY)) {
                    return;
                }
            }
            if (closing) {
                return;
            }
            LOG.error("The embedded PostgreSQL ended by itself; it is started again");
            ProcessHandle next = startAgain();
            if (next == null) {
                return;
            }
            watched = next;
        }
    }

    private @Nullable ProcessHandle startAgain() {
        Duration pause = FIRST_PAUSE;
        while (true) {
            synchronized (this) {
                if (closing) {
                    return null;
                }
                try {
                    ProcessHandle process = cluster.start(port);
                    LOG.warn("The embedded PostgreSQL is up again");
                    return process;
                } catch (IOException stillRefused) {
                    LOG.error("The embedded PostgreSQL does not start: {}", stillRefused.getMessage());
                }
            }
            if (!pause(pause)) {
                return null;
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    /** Waits; false if this thread is asked to end. */
    private static boolean pause(Duration length) {
        try {
            TimeUnit.MILLISECONDS.sleep(length.toMillis());
            return true;
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Stops the database, then lets go of the directory. */
    @Override
    public void close() {
        closing = true;
        synchronized (this) {
            cluster.stop();
        }
        release(lock);
    }

    private static void release(ServerLock lock) {
        try {
            lock.close();
        } catch (IOException harmless) {
            LOG.debug("The lock of the data directory is released when the process ends", harmless);
        }
    }
}
