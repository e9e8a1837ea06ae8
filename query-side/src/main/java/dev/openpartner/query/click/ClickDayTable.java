package dev.openpartner.query.click;

import dev.openpartner.query.table.Column;
import dev.openpartner.query.table.ColumnType;
import dev.openpartner.query.table.Table;

/** The columns of {@code click_day}. An empty partner stands for all of them. */
final class ClickDayTable {

    private static final Table.Columns COLUMNS = Table.named("click_day");

    static final Column<String> TENANT = COLUMNS.key("tenant", ColumnType.TEXT);
    static final Column<String> PARTNER = COLUMNS.key("partner_id", ColumnType.TEXT);
    static final Column<Integer> DAY = COLUMNS.key("day", ColumnType.INTEGER);
    static final Column<Long> CLICKS = COLUMNS.bigint("clicks");

    static final Table TABLE = COLUMNS.table();

    private ClickDayTable() {}
}
