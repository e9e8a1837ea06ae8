package dev.openpartner.server.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.util.FileSystemUtils;

/**
 * One durable PostgreSQL for all tests of this module's JVM, started by the first that asks and stopped when the JVM ends. Each
 * test takes a database of its own from it.
 */
public final class SharedDatabase {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private SharedDatabase() {}

    private static final class Running {

        private static final Path DIRECTORY = directory();
        private static final EmbeddedPostgres POSTGRES = start();

        private static Path directory() {
            try {
                return Files.createTempDirectory("openpartner-test");
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
        }

        private static EmbeddedPostgres start() {
            try {
                UnpackedPrograms.into(DIRECTORY);
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
            EmbeddedPostgres postgres = EmbeddedPostgres.start(DIRECTORY);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                postgres.close();
                FileSystemUtils.deleteRecursively(DIRECTORY.toFile());
            }));
            return postgres;
        }
    }

    /** Access to a new, empty database that belongs to {@code openpartner_owner}. */
    static DatabaseAccess newDatabase() throws SQLException {
        String name = "test_" + NUMBER.incrementAndGet();
        asSuperuser("create database " + name + " owner openpartner_owner");
        DatabaseAccess first = Running.POSTGRES.access();
        return new DatabaseAccess(url(name), first.owner(), first.application());
    }

    /** Runs a command with every right. */
    static void asSuperuser(String command) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url("postgres"), "postgres", superuserPassword())) {
            Queries.execute(connection, command);
        }
    }

    private static String superuserPassword() throws SQLException {
        try {
            return Passwords.in(Running.DIRECTORY.resolve("database-passwords.properties")).superuser();
        } catch (IOException gone) {
            throw new SQLException(gone);
        }
    }

    private static String url(String database) {
        return Running.POSTGRES.access().url().replace("/" + RolesAndDatabase.DATABASE, "/" + database);
    }
}
