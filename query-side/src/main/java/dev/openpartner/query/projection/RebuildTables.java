package dev.openpartner.query.projection;

import dev.openpartner.query.table.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The tables of a rebuild: made bare, indexed once loaded, and moved to where the live ones were. */
final class RebuildTables {

    private final Projections projections;
    private final List<Projection> rebuilt;
    /** What brings the primary keys that were taken off, by table: a bare table takes rows much faster. */
    private final Map<String, String> missingKeys = new ConcurrentHashMap<>();

    RebuildTables(Projections projections, List<Projection> rebuilt) {
        this.projections = projections;
        this.rebuilt = rebuilt;
    }

    /** Drops what an interrupted rebuild left. */
    static void clear(Connection connection) throws SQLException {
        for (String table : ReadModelSchema.tablesIn(connection, ReadModel.NEXT)) {
            ReadModel.execute(connection, "drop table " + ReadModel.NEXT + "." + table + " cascade");
        }
        ReadModel.execute(connection, "delete from read_model.parked_event where build = 'next'");
        ReadModel.execute(connection, "delete from read_model.rebuild");
    }

    /** @param keyed whether they keep their primary keys, so that a row that comes twice is noticed at once and not at the end */
    void create(Connection connection, long head, long startedAtUs, boolean keyed) throws SQLException {
        clear(connection);
        missingKeys.clear();
        ReadModel.enter(connection, ReadModel.NEXT);
        for (Projection projection : rebuilt) {
            ReadModel.execute(connection, projections.definition(projection).tables());
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into read_model.rebuild (name, position, head, started_at_us) values (?, 0, ?, ?)")) {
                insert.setString(1, projection.name());
                insert.setLong(2, head);
                insert.setLong(3, startedAtUs);
                insert.executeUpdate();
            }
        }
        if (!keyed) {
            dropKeys(connection);
        }
    }

    private void dropKeys(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                        """
                        select c.relname, k.conname, pg_get_constraintdef(k.oid)
                        from pg_constraint k join pg_class c on c.oid = k.conrelid
                        where k.contype = 'p' and c.relnamespace = ?::regnamespace
                        """)) {
            select.setString(1, ReadModel.NEXT);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    String alter = "alter table " + ReadModel.NEXT + "." + rows.getString(1);
                    missingKeys.put(
                            rows.getString(1), alter + " add constraint " + rows.getString(2) + " " + rows.getString(3));
                    ReadModel.execute(connection, alter + " drop constraint " + rows.getString(2));
                }
            }
        }
    }

    /** Gives a table its primary key, if it has none yet, because rows of it are to be found. */
    void key(Table table, BuildTransactions transactions) {
        String key = missingKeys.get(table.name());
        if (key != null) {
            transactions.run(connection -> ReadModel.execute(connection, key));
            missingKeys.remove(table.name());
        }
    }

    void progress(Connection connection, long position, long head) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("update read_model.rebuild set position = ?, head = ?")) {
            update.setLong(1, position);
            update.setLong(2, Math.max(position, head));
            update.executeUpdate();
        }
    }

    /** Primary keys that are missing, other indexes, and statistics: each on a connection of its own, some at the same time. */
    void index(BuildTransactions transactions) {
        List<String> indexes = rebuilt.stream()
                .flatMap(projection -> projections.definition(projection).indexStatements().stream())
                .toList();
        List<String> statistics = rebuilt.stream()
                .flatMap(projection -> projection.tables().stream())
                .map(table -> "analyze " + table.name())
                .toList();
        transactions.runAll(List.copyOf(missingKeys.values()));
        missingKeys.clear();
        transactions.runAll(indexes);
        transactions.runAll(statistics);
    }

    /**
     * Puts the tables in the place of the live ones, walls included; whoever reads sees either the old or the new.
     *
     * @throws RebuildStopped when somebody stopped the rebuild
     */
    void becomeLive(Connection connection, long position) throws SQLException {
        ProjectionStates states = new ProjectionStates(connection);
        for (Projection projection : rebuilt) {
            for (Table table : projection.tables()) {
                TenantWall.raise(connection, table.name());
                ReadModel.execute(connection, "drop table if exists " + ReadModel.LIVE + "." + table.name() + " cascade");
                ReadModel.execute(
                        connection,
                        "alter table " + ReadModel.NEXT + "." + table.name() + " set schema " + ReadModel.LIVE);
            }
            String hash = projections.definition(projection).hash();
            states.put(new ProjectionState(projection.name(), ProjectionState.LIVE, position, hash));
        }
        new ParkedEvents(connection, "next").becomeLive(rebuilt);
        goOnUnlessStopped(connection);
    }

    /** The same as {@link #create} for tables that keep their primary keys, in the place of those that were begun. */
    void createAnew(Connection connection, long head, long startedAtUs) throws SQLException {
        goOnUnlessStopped(connection);
        create(connection, head, startedAtUs, true);
    }

    private static void goOnUnlessStopped(Connection connection) throws SQLException {
        if (!takeAway(connection)) {
            throw new RebuildStopped();
        }
    }

    /** What is being rebuilt, on whichever node, and whether it can be read meanwhile. */
    static Map<String, Boolean> running(Connection connection) throws SQLException {
        Map<String, Boolean> running = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(
                        "select r.name, p.state = ? from read_model.rebuild r join read_model.projection p using (name)")) {
            select.setString(1, ProjectionState.LIVE);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    running.put(rows.getString(1), rows.getBoolean(2));
                }
            }
        }
        return running;
    }

    /** Takes the right to go on from a rebuild, on whichever node: the rows that say it runs. False when there were none. */
    static boolean takeAway(Connection connection) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from read_model.rebuild")) {
            return delete.executeUpdate() > 0;
        }
    }
}
