package dev.openpartner.server.database;

import dev.openpartner.server.database.DatabaseAccess.Login;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes the two roles and the database of the embedded PostgreSQL. Repeatable: it runs at every start and repairs what it finds. */
final class RolesAndDatabase {

    static final String DATABASE = "openpartner";
    static final String OWNER = "openpartner_owner";
    static final String APPLICATION = "openpartner_app";

    private RolesAndDatabase() {}

    /** Brings roles, passwords and the database to what they should be, and returns how to reach it. */
    static DatabaseAccess ensure(int port, Passwords passwords) throws SQLException {
        String server = "jdbc:postgresql://127.0.0.1:" + port + "/";
        try (Connection superuser = DriverManager.getConnection(server + "postgres", "postgres", passwords.superuser())) {
            ensureRole(superuser, OWNER, passwords.owner());
            ensureRole(superuser, APPLICATION, passwords.application());
            if (!exists(superuser, "select 1 from pg_database where datname = ?", DATABASE)) {
                execute(superuser, "create database %I owner %I template template0", DATABASE, OWNER);
                execute(superuser, "revoke all on database %I from public", DATABASE);
            }
            // Create: the read side makes, swaps and drops schemas of its own; those of the log stay the owner's.
            execute(superuser, "grant connect, create, temporary on database %I to %I", DATABASE, APPLICATION);
        }
        return new DatabaseAccess(
                server + DATABASE, new Login(OWNER, passwords.owner()), new Login(APPLICATION, passwords.application()));
    }

    private static void ensureRole(Connection connection, String role, String password) throws SQLException {
        if (!exists(connection, "select 1 from pg_roles where rolname = ?", role)) {
            execute(connection, "create role %I login", role);
        }
        execute(connection, "alter role %I nosuperuser nocreatedb nocreaterole password %L", role, password);
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet found = statement.executeQuery()) {
                return found.next();
            }
        }
    }

    /** Statements that take no parameters are put together, with their quotes, by PostgreSQL's own {@code format}. */
    private static void execute(Connection connection, String template, String... names) throws SQLException {
        String quoted;
        try (PreparedStatement format = connection.prepareStatement("select format(?, variadic ?)")) {
            format.setString(1, template);
            format.setArray(2, connection.createArrayOf("text", names));
            try (ResultSet row = format.executeQuery()) {
                row.next();
                quoted = row.getString(1);
            }
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(quoted);
        }
    }
}
