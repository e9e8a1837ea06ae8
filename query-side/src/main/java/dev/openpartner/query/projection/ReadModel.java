package dev.openpartner.query.projection;

import dev.openpartner.query.table.Statements;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** Names and settings of the read model's schemas. */
final class ReadModel {

    /** Where the tables live that answer. */
    static final String LIVE = "read_model";

    /** Where the tables of a rebuild grow. */
    static final String NEXT = "read_model_next";

    /** Each live batch holds it shared for its transaction; whoever moves tables holds it alone. */
    private static final long SWITCH_LOCK = 0x6f70_7265_6164_0001L;

    /** Held by the connection of whoever rebuilds; it goes when that process goes. */
    private static final long REBUILD_LOCK = 0x6f70_7265_6164_0002L;

    private static final String BEGUN = "begun";

    private ReadModel() {}

    /** For this transaction, unqualified table names mean that schema, and rows of all tenants are seen and written. */
    static void enter(Connection connection, String schema) throws SQLException {
        try (PreparedStatement enter = connection.prepareStatement(
                "select set_config('search_path', ?, true), set_config('openpartner.tenant', '*', true)")) {
            enter.setString(1, schema);
            enter.execute();
        }
    }

    /**
     * Begins a live batch: the lock, the live tables, and a savepoint to go back to, in one round trip. Its commit does not wait for
     * the disk: a crash takes rows, positions and the processor's token back together, and the log, which is on the disk, has it all.
     */
    static void begin(Connection connection) throws SQLException {
        new Statements()
                .add("select pg_advisory_xact_lock_shared(" + SWITCH_LOCK + ")")
                .add("set local synchronous_commit = off")
                .add("set local search_path = " + LIVE)
                .add("set local openpartner.tenant = '*'")
                .add("savepoint " + BEGUN)
                .execute(connection);
    }

    /** Back to where {@link #begin} was. */
    static void backToBegin(Connection connection) throws SQLException {
        execute(connection, "rollback to savepoint " + BEGUN);
    }

    static void lockShared(Connection connection) throws SQLException {
        execute(connection, "select pg_advisory_xact_lock_shared(" + SWITCH_LOCK + ")");
    }

    static void lockAlone(Connection connection) throws SQLException {
        execute(connection, "select pg_advisory_xact_lock(" + SWITCH_LOCK + ")");
    }

    static boolean tryLockRebuild(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                var result = statement.executeQuery("select pg_try_advisory_lock(" + REBUILD_LOCK + ")")) {
            return result.next() && result.getBoolean(1);
        }
    }

    static void unlockRebuild(Connection connection) throws SQLException {
        execute(connection, "select pg_advisory_unlock(" + REBUILD_LOCK + ")");
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
