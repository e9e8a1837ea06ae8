package dev.openpartner.query.apikey;

import dev.openpartner.query.table.Column;
import dev.openpartner.query.table.ColumnType;
import dev.openpartner.query.table.Table;
import java.util.List;

/** The columns of {@code api_key}. */
final class ApiKeyTable {

    private static final Table.Columns COLUMNS = Table.named("api_key");

    static final Column<String> ID = COLUMNS.key("key_id", ColumnType.TEXT);
    static final Column<String> TENANT = COLUMNS.text("tenant");
    static final Column<String> LABEL = COLUMNS.text("label");
    static final Column<String> ROLE = COLUMNS.text("role");
    static final Column<List<String>> SCOPES = COLUMNS.column("scopes", ColumnType.TEXTS);
    static final Column<String> PARTNER = COLUMNS.text("partner_id");
    static final Column<String> SOURCE = COLUMNS.text("source");
    static final Column<String> PREFIX = COLUMNS.text("prefix");
    static final Column<String> LAST4 = COLUMNS.text("last4");
    static final Column<Long> CREATED_AT = COLUMNS.bigint("created_at_ms");
    static final Column<Long> EXPIRES_AT = COLUMNS.bigint("expires_at_ms");
    static final Column<Long> REVOKED_AT = COLUMNS.bigint("revoked_at_ms");

    static final Table TABLE = COLUMNS.table();

    private ApiKeyTable() {}
}
