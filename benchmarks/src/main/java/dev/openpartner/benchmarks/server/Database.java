package dev.openpartner.benchmarks.server;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;

/**
 * The embedded PostgreSQL of a running server, as its superuser sees it.
 *
 * @param port on 127.0.0.1
 * @param superuserPassword of {@code postgres}
 * @param ownerPassword of {@code openpartner_owner}
 * @param applicationPassword of {@code openpartner_app}
 * @param postmasterPid its main process
 */
public record Database(int port, String superuserPassword, String ownerPassword, String applicationPassword, long postmasterPid) {

    /** The database of the product. */
    public static final String PRODUCT = "openpartner";

    private static final int LINE_OF_PORT = 3;

    /** The database of the server that runs on a data directory. */
    public static Database of(Path data) throws IOException {
        List<String> pidFile = Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid"));
        Properties passwords = new Properties();
        try (Reader reader = Files.newBufferedReader(data.resolve("database-passwords.properties"))) {
            passwords.load(reader);
        }
        return new Database(
                Integer.parseInt(pidFile.get(LINE_OF_PORT).strip()),
                passwords.getProperty("superuser"),
                passwords.getProperty("owner"),
                passwords.getProperty("application"),
                Long.parseLong(pidFile.getFirst().strip()));
    }

    /** A connection of the superuser. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), "postgres", superuserPassword);
    }

    /** The JDBC address of one of its databases. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** The one number that a query of the product's database answers; 0 for none. */
    public long number(String sql) throws SQLException {
        try (Connection connection = connect(PRODUCT);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    /** The position of the newest event; 0 while there is none. */
    public long head() throws SQLException {
        return number("select coalesce(max(position), 0) from event_store.event");
    }

    @Override
    public String toString() {
        return "Database[port " + port + "]";
    }
}
