package dev.openpartner.query.conversion;

import dev.openpartner.query.table.Column;
import dev.openpartner.query.table.ColumnType;
import dev.openpartner.query.table.Table;

/** The columns of {@code customer_waiting}: how many conversions of a customer wait for evidence. */
final class WaitingTable {

    private static final Table.Columns COLUMNS = Table.named("customer_waiting");

    static {
        COLUMNS.key("customer_id", ColumnType.TEXT);
    }

    static final Column<String> TENANT = COLUMNS.text("tenant");
    static final Column<Long> WAITING = COLUMNS.bigint("waiting");

    static final Table TABLE = COLUMNS.table();

    private WaitingTable() {}
}
