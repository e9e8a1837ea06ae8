package dev.openpartner.benchmarks.invariant;

import dev.openpartner.benchmarks.server.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What the tables of the projections hold, told by a count and a sum of hashes over all rows each.
 *
 * @param contents by table
 */
public record ReadModel(Map<String, String> contents) {

    /** Tables that say how far projections are, and not what they show. */
    private static final String TABLES = """
            select tablename from pg_tables
            where schemaname = 'read_model' and tablename not in ('projection', 'rebuild', 'parked_event')""";

    public ReadModel {
        contents = Map.copyOf(contents);
    }

    /** As it is now. */
    public static ReadModel of(Database database) throws SQLException {
        Map<String, String> contents = new TreeMap<>();
        try (Connection connection = database.connect(Database.PRODUCT); Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet names = statement.executeQuery(TABLES)) {
                while (names.next()) {
                    tables.add(names.getString(1));
                }
            }
            for (String table : tables) {
                try (ResultSet content = statement.executeQuery(
                        "select count(*) || ' rows, ' || coalesce(sum(hashtextextended(t::text, 0)), 0) from read_model." + table + " t")) {
                    content.next();
                    contents.put(table, content.getString(1));
                }
            }
        }
        return new ReadModel(contents);
    }

    /** Whether it equals another, row for row. */
    public List<Invariant> isSameAs(ReadModel other) {
        List<String> differing = contents.keySet().stream()
                .filter(table -> !Objects.equals(contents.get(table), other.contents.get(table)))
                .sorted()
                .toList();
        boolean same = differing.isEmpty() && contents.keySet().equals(other.contents.keySet());
        return List.of(Invariant.of("rebuilt tables equal the live ones", contents.size() + " tables",
                same ? "" : "differing: " + differing));
    }
}
