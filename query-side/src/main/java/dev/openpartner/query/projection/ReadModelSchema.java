package dev.openpartner.query.projection;

import dev.openpartner.kernel.log.EventLog;
import dev.openpartner.query.table.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the schemas of the read model complete: whatever is missing is made, and projections whose tables are missing or of
 * another definition are marked for building.
 */
@Component
@Profile("role-query")
final class ReadModelSchema {

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final Projections projections;
    private final EventLog log;

    ReadModelSchema(JdbcTemplate jdbc, TransactionTemplate transactions, Projections projections, EventLog log) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.projections = projections;
        this.log = log;
    }

    /**
     * Makes what is missing and returns the projections that must be built from the log. Over an empty log there is nothing to
     * build: their tables are made at once.
     *
     * @param compareDefinitions whether live tables of another definition are to be built anew: at start only, so that two
     *     versions of the software side by side do not take turns in rebuilding
     */
    List<Projection> prepare(boolean compareDefinitions) {
        long head = log.head();
        List<Projection> missing = transactions.execute(status -> jdbc.execute((Connection connection) -> {
            ReadModel.lockAlone(connection);
            createSchemas(connection);
            ReadModel.enter(connection, ReadModel.LIVE);
            ReadModel.execute(connection, Definition.text(ReadModelSchema.class, "control.sql"));
            TenantWall.raiseIfMissing(connection, "audit");
            return markMissing(connection, compareDefinitions, head);
        }));
        return missing == null ? List.of() : missing;
    }

    /** Whether every projection has its tables and answers; cheap enough to be asked now and then. */
    boolean isComplete() {
        Boolean complete = transactions.execute(status -> jdbc.execute((Connection connection) -> {
            Set<String> tables = tablesIn(connection, ReadModel.LIVE);
            if (!tables.containsAll(List.of("projection", "rebuild", "parked_event", "audit"))) {
                return false;
            }
            Map<String, ProjectionState> states = new ProjectionStates(connection).all();
            return projections.all().stream().allMatch(projection -> {
                ProjectionState state = states.get(projection.name());
                return state != null
                        && state.isLive()
                        && projection.tables().stream().map(Table::name).allMatch(tables::contains);
            });
        }));
        return Boolean.TRUE.equals(complete);
    }

    private List<Projection> markMissing(Connection connection, boolean compareDefinitions, long head) throws SQLException {
        ProjectionStates store = new ProjectionStates(connection);
        Map<String, ProjectionState> states = store.all();
        Set<String> tables = tablesIn(connection, ReadModel.LIVE);
        List<Projection> missing = new ArrayList<>();
        for (Projection projection : projections.all()) {
            ProjectionState state = states.get(projection.name());
            Definition definition = projections.definition(projection);
            boolean complete = projection.tables().stream().map(Table::name).allMatch(tables::contains);
            boolean current = state != null && (!compareDefinitions || state.definitionHash().equals(definition.hash()));
            if (complete && current && state != null && state.isLive()) {
                continue;
            }
            if (head == 0) {
                dropTables(connection, projection, tables);
                createTables(connection, projection, definition);
                store.put(new ProjectionState(projection.name(), ProjectionState.LIVE, 0, definition.hash()));
            } else {
                store.put(new ProjectionState(projection.name(), ProjectionState.BUILDING, 0, definition.hash()));
                missing.add(projection);
            }
        }
        return missing;
    }

    private static void createTables(Connection connection, Projection projection, Definition definition) throws SQLException {
        ReadModel.execute(connection, definition.tables());
        ReadModel.execute(connection, definition.indexes());
        for (Table table : projection.tables()) {
            TenantWall.raise(connection, table.name());
        }
    }

    private static void dropTables(Connection connection, Projection projection, Set<String> existing) throws SQLException {
        for (Table table : projection.tables()) {
            if (existing.contains(table.name())) {
                ReadModel.execute(connection, "drop table " + table.name() + " cascade");
            }
        }
    }

    // "create schema if not exists" asks for the privilege to create schemas even when there is nothing to create.
    private static void createSchemas(Connection connection) throws SQLException {
        for (String schema : List.of(ReadModel.LIVE, ReadModel.NEXT)) {
            try (PreparedStatement select = connection.prepareStatement("select 1 from pg_namespace where nspname = ?")) {
                select.setString(1, schema);
                try (ResultSet found = select.executeQuery()) {
                    if (!found.next()) {
                        ReadModel.execute(connection, "create schema " + schema);
                    }
                }
            }
        }
    }

    static Set<String> tablesIn(Connection connection, String schema) throws SQLException {
        Set<String> tables = new HashSet<>();
        try (PreparedStatement select = connection.prepareStatement("select tablename from pg_tables where schemaname = ?")) {
            select.setString(1, schema);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
        }
        return tables;
    }
}
