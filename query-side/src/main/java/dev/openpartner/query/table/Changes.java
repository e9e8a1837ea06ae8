package dev.openpartner.query.table;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a batch changed, ready to be sent: it depends on the rows no more. New rows of tables under construction go by COPY, the
 * fastest there is, which PostgreSQL refuses on tables with row-level security; all else in one round trip.
 */
public final class Changes {

    private final boolean bulk;
    private final List<CopyBinary> copies = new ArrayList<>();
    private final Statements statements = new Statements();

    /** @param bulk whether the tables are under construction */
    public Changes(boolean bulk) {
        this.bulk = bulk;
    }

    /** Adds what changed in these rows. A new row whose key exists will be refused by the table. */
    public void add(Rows rows) {
        List<Row> fresh = new ArrayList<>();
        List<Row> changed = new ArrayList<>();
        for (Row row : rows.all()) {
            if (row.isChanged()) {
                (row.isStored() ? changed : fresh).add(row);
            }
        }
        Table table = rows.table();
        if (!fresh.isEmpty() && bulk) {
            copies.add(CopyBinary.of(table, fresh));
        } else if (!fresh.isEmpty()) {
            unnest(TableSql.of(table).insert(), table, fresh);
        }
        if (!changed.isEmpty()) {
            unnest(TableSql.of(table).upsert(), table, changed);
        }
        rows.written();
    }

    /** Adds a statement, after what was added before. */
    public void add(String sql, Object... parameters) {
        statements.add(sql, parameters);
    }

    private void unnest(String sql, Table table, List<Row> rows) {
        Object[] arrays = new Object[table.columns().size()];
        for (Column<?> column : table.columns()) {
            arrays[column.index()] = Parameters.Elements.of(
                    column.type().elementName(), rows.stream().map(row -> row.element(column)).toArray());
        }
        statements.add(sql, arrays);
    }

    public void send(Connection connection) throws SQLException {
        for (CopyBinary copy : copies) {
            copy.send(connection);
        }
        statements.execute(connection);
    }
}
