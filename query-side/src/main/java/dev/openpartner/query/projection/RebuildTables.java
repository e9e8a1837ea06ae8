package dev.openpartner.query.projection;

import dev.openpartner.query.table.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** The tables of a rebuild: made bare, indexed once loaded, and moved to where the live ones were. */
final class RebuildTables {

    private final Projections projections;
    private final List<Projection> rebuilt;

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

    void create(Connection connection, long head, long startedAtUs) throws SQLException {
        clear(connection);
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
    }

    void progress(Connection connection, long position, long head) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("update read_model.rebuild set position = ?, head = ?")) {
            update.setLong(1, position);
            update.setLong(2, Math.max(position, head));
            update.executeUpdate();
        }
    }

    void index(Connection connection) throws SQLException {
        ReadModel.enter(connection, ReadModel.NEXT);
        for (Projection projection : rebuilt) {
            ReadModel.execute(connection, projections.definition(projection).indexes());
            for (Table table : projection.tables()) {
                ReadModel.execute(connection, "analyze " + table.name());
            }
        }
    }

    /** Puts the tables in the place of the live ones, walls included; whoever reads sees either the old or the new. */
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
        ReadModel.execute(connection, "delete from read_model.rebuild");
    }
}
