package dev.openpartner.query.ledger;

import dev.openpartner.query.table.Column;
import dev.openpartner.query.table.ColumnType;
import dev.openpartner.query.table.Table;

/** The columns of {@code ledger_balance}: where each book stands now. */
final class LedgerBalanceTable {

    private static final Table.Columns COLUMNS = Table.named("ledger_balance");

    static final Column<String> TENANT = COLUMNS.key("tenant", ColumnType.TEXT);
    static final Column<String> PARTNER = COLUMNS.key("partner_id", ColumnType.TEXT);
    static final Column<String> CURRENCY = COLUMNS.key("currency", ColumnType.TEXT);
    static final Column<Long> PENDING = COLUMNS.bigint("pending_minor");
    static final Column<Long> PAYABLE = COLUMNS.bigint("payable_minor");
    static final Column<Long> PAID = COLUMNS.bigint("paid_minor");
    static final Column<Long> POSITION = COLUMNS.bigint("position");

    static final Table TABLE = COLUMNS.table();

    private LedgerBalanceTable() {}
}
