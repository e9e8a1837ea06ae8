package dev.openpartner.query.ledger;

import dev.openpartner.query.table.Column;
import dev.openpartner.query.table.ColumnType;
import dev.openpartner.query.table.Table;

/** The columns of {@code ledger_entry}. */
final class LedgerEntryTable {

    private static final Table.Columns COLUMNS = Table.named("ledger_entry");

    static final Column<String> COMMISSION = COLUMNS.key("commission_id", ColumnType.TEXT);
    static final Column<Long> POSITION = COLUMNS.key("position", ColumnType.BIGINT);
    static final Column<String> TENANT = COLUMNS.text("tenant");
    static final Column<String> PARTNER = COLUMNS.text("partner_id");
    static final Column<String> CURRENCY = COLUMNS.text("currency");
    static final Column<Long> AT = COLUMNS.bigint("at_ms");
    static final Column<String> KIND = COLUMNS.text("kind");
    static final Column<String> DEBIT = COLUMNS.text("debit_account");
    static final Column<String> CREDIT = COLUMNS.text("credit_account");
    static final Column<Long> AMOUNT = COLUMNS.bigint("amount_minor");
    static final Column<Long> PENDING = COLUMNS.bigint("pending_minor");
    static final Column<Long> PAYABLE = COLUMNS.bigint("payable_minor");
    static final Column<Long> PAID = COLUMNS.bigint("paid_minor");

    static final Table TABLE = COLUMNS.table();

    private LedgerEntryTable() {}
}
