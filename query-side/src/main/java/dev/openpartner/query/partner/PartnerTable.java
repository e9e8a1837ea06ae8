package dev.openpartner.query.partner;

import dev.openpartner.query.table.Column;
import dev.openpartner.query.table.ColumnType;
import dev.openpartner.query.table.Table;

/** The columns of {@code partner}. */
final class PartnerTable {

    private static final Table.Columns COLUMNS = Table.named("partner");

    static final Column<String> ID = COLUMNS.key("partner_id", ColumnType.TEXT);
    static final Column<String> TENANT = COLUMNS.text("tenant");
    static final Column<String> EMAIL = COLUMNS.text("email");
    static final Column<String> EMAIL_KEY = COLUMNS.text("email_key");
    static final Column<String> EMAIL_DOMAIN = COLUMNS.text("email_domain");
    static final Column<String> NAME = COLUMNS.text("name");
    static final Column<String> METADATA = COLUMNS.column("metadata", ColumnType.JSON);
    static final Column<String> STATUS = COLUMNS.text("status");
    static final Column<Long> CREATED_AT = COLUMNS.bigint("created_at_ms");
    static final Column<Long> REVOKED_AT = COLUMNS.bigint("revoked_at_ms");
    static final Column<String> REVOKE_REASON = COLUMNS.text("revoke_reason");

    static final Table TABLE = COLUMNS.table();

    private PartnerTable() {}
}
