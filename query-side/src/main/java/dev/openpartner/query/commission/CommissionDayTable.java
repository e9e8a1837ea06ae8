package dev.openpartner.query.commission;

import dev.openpartner.query.table.Column;
import dev.openpartner.query.table.ColumnType;
import dev.openpartner.query.table.Table;

/** The columns of {@code commission_day}; days are those of the conversion. An empty partner stands for all of them. */
final class CommissionDayTable {

    private static final Table.Columns COLUMNS = Table.named("commission_day");

    static final Column<String> TENANT = COLUMNS.key("tenant", ColumnType.TEXT);
    static final Column<String> PARTNER = COLUMNS.key("partner_id", ColumnType.TEXT);
    static final Column<Integer> DAY = COLUMNS.key("day", ColumnType.INTEGER);
    static final Column<String> CURRENCY = COLUMNS.key("currency", ColumnType.TEXT);
    static final Column<String> STATUS = COLUMNS.key("status", ColumnType.TEXT);
    static final Column<Long> COMMISSIONS = COLUMNS.bigint("commissions");
    static final Column<Long> AMOUNT = COLUMNS.bigint("amount_minor");

    static final Table TABLE = COLUMNS.table();

    private CommissionDayTable() {}
}
