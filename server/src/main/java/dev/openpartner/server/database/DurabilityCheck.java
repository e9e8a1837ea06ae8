package dev.openpartner.server.database;

import dev.openpartner.server.startup.StartupProblem;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a database, through a connection like the application's, whether it keeps what it acknowledges. An acknowledged
 * conversion is money; a database that may forget it after a power cut is refused.
 */
final class DurabilityCheck {

    private static final Logger LOG = LoggerFactory.getLogger(DurabilityCheck.class);
    private static final int OLDEST_VERSION = 150_000;

    /** Every value of these settings with which a commit is on the server's own disk before it is acknowledged. */
    private static final Map<String, Set<String>> SAFE_VALUES = new TreeMap<>(Map.of(
            "fsync", Set.of("on"),
            "full_page_writes", Set.of("on"),
            "synchronous_commit", Set.of("on", "local", "remote_write", "remote_apply"),
            "wal_sync_method", Set.of("fdatasync", "fsync", "fsync_writethrough", "open_datasync", "open_sync")));

    private DurabilityCheck() {}

    /** Refuses a database that is too old, and one that is not durable unless that was asked for. */
    static void require(Connection connection, boolean unsafeAllowed) throws SQLException {
        requireVersion(query(connection, "'server_version_num', 'server_version'"));
        List<String> faults = faults(settings(connection));
        if (faults.isEmpty()) {
            return;
        }
        String found = String.join(", ", faults);
        if (!unsafeAllowed) {
            throw new StartupProblem(
                    "The database may lose what it acknowledged: " + found + ".",
                    "Set them to their safe values (" + SAFE_VALUES + "), or accept the loss with OPENPARTNER_ALLOW_UNSAFE_DATABASE=true.");
        }
        LOG.warn("The database may lose what it acknowledged, and that was accepted: {}", found);
    }

    /** Refuses a version that the migrations do not know. */
    static void requireVersion(Map<String, String> version) {
        if (Integer.parseInt(version.getOrDefault("server_version_num", "0")) < OLDEST_VERSION) {
            throw new StartupProblem(
                    "The database is PostgreSQL " + version.get("server_version") + "; version 15 is the oldest that will do.",
                    "Upgrade it, or name another one in OPENPARTNER_DATABASE_URL.");
        }
    }

    private static Map<String, String> settings(Connection connection) throws SQLException {
        return query(connection, "'fsync', 'full_page_writes', 'synchronous_commit', 'wal_sync_method'");
    }

    /** What is wrong with the settings of a database, each as {@code name = value}. */
    static List<String> faults(Map<String, String> settings) {
        List<String> faults = new ArrayList<>();
        SAFE_VALUES.forEach((name, safe) -> {
            String value = settings.getOrDefault(name, "unknown");
            if (!safe.contains(value)) {
                faults.add(name + " = " + value);
            }
        });
        return faults;
    }

    private static Map<String, String> query(Connection connection, String names) throws SQLException {
        Map<String, String> settings = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select name, setting from pg_settings where name in (" + names + ")")) {
            while (rows.next()) {
                settings.put(rows.getString(1), rows.getString(2));
            }
        }
        return settings;
    }
}
