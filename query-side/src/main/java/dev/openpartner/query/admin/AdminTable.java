package dev.openpartner.query.admin;

import dev.openpartner.query.table.Column;
import dev.openpartner.query.table.ColumnType;
import dev.openpartner.query.table.Table;

/** The columns of {@code admin}. */
final class AdminTable {

    private static final Table.Columns COLUMNS = Table.named("admin");

    static final Column<String> ID = COLUMNS.key("admin_id", ColumnType.TEXT);
    static final Column<String> TENANT = COLUMNS.text("tenant");
    static final Column<String> EMAIL = COLUMNS.text("email");
    static final Column<String> NAME = COLUMNS.text("name");
    static final Column<String> STATUS = COLUMNS.text("status");
    static final Column<Long> CREATED_AT = COLUMNS.bigint("created_at_ms");
    static final Column<Long> REVOKED_AT = COLUMNS.bigint("revoked_at_ms");
    static final Column<String> REVOKE_REASON = COLUMNS.text("revoke_reason");

    static final Table TABLE = COLUMNS.table();

    private AdminTable() {}
}
