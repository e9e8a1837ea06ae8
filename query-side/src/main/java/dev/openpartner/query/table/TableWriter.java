package dev.openpartner.query.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Loads the rows that a batch wants and writes those it changed, a statement or two per table. */
public final class TableWriter {

    private static final Map<String, TableSql> STATEMENTS = new ConcurrentHashMap<>();

    private final Connection connection;
    private final boolean bulk;

    /**
     * @param bulk writes new rows with COPY, the fastest there is; PostgreSQL refuses it on tables with row-level security, so
     *     that only tables under construction take it
     */
    public TableWriter(Connection connection, boolean bulk) {
        this.connection = connection;
        this.bulk = bulk;
    }

    /** Brings in all rows wanted since the last load. */
    public void load(Rows rows) throws SQLException {
        List<List<Object>> keys = rows.takeWanted();
        if (keys.isEmpty()) {
            return;
        }
        Table table = rows.table();
        try (PreparedStatement load = connection.prepareStatement(sql(table).load())) {
            for (int i = 0; i < table.keys().size(); i++) {
                int index = i;
                setArray(load, i + 1, table.keys().get(i), keys.stream().map(key -> key.get(index)).toArray());
            }
            try (ResultSet result = load.executeQuery()) {
                while (result.next()) {
                    @Nullable Object[] values = read(table, result);
                    rows.loaded(table.keys().stream().map(key -> key(values, key)).toList(), Row.stored(values));
                }
            }
        }
    }

    private static @Nullable Object[] read(Table table, ResultSet result) throws SQLException {
        @Nullable Object[] values = new @Nullable Object[table.columns().size()];
        for (Column<?> column : table.columns()) {
            values[column.index()] = column.type().read(result, column.index() + 1);
        }
        return values;
    }

    private static Object key(@Nullable Object[] values, Column<?> column) {
        Object value = values[column.index()];
        if (value == null) {
            throw new IllegalStateException("key column " + column.name() + " is empty");
        }
        return value;
    }

    /** Writes what changed. A new row whose key exists is refused by the table. */
    public void write(Rows rows) throws SQLException {
        List<Row> fresh = new ArrayList<>();
        List<Row> changed = new ArrayList<>();
        for (Row row : rows.all()) {
            if (row.isChanged()) {
                (row.isStored() ? changed : fresh).add(row);
            }
        }
        Table table = rows.table();
        if (!fresh.isEmpty() && bulk) {
            copy(table, fresh);
        } else if (!fresh.isEmpty()) {
            unnest(sql(table).insert(), table, fresh);
        }
        if (!changed.isEmpty()) {
            unnest(sql(table).upsert(), table, changed);
        }
    }

    private void copy(Table table, List<Row> rows) throws SQLException {
        byte[] lines = CopyText.of(table, rows);
        try {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql(table).copy(), new ByteArrayInputStream(lines));
        } catch (IOException e) {
            throw new SQLException("copy into " + table.name() + " failed", e);
        }
    }

    private void unnest(String sql, Table table, List<Row> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Column<?> column : table.columns()) {
                setArray(statement, column.index() + 1, column, rows.stream().map(row -> row.element(column)).toArray());
            }
            statement.executeUpdate();
        }
    }

    private void setArray(PreparedStatement statement, int index, Column<?> column, @Nullable Object[] elements)
            throws SQLException {
        statement.setArray(index, connection.createArrayOf(column.type().elementName(), elements));
    }

    private static TableSql sql(Table table) {
        return STATEMENTS.computeIfAbsent(table.name(), name -> TableSql.of(table));
    }
}
