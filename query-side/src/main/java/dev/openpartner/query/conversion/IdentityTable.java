package dev.openpartner.query.conversion;

import dev.openpartner.query.table.Column;
import dev.openpartner.query.table.ColumnType;
import dev.openpartner.query.table.Table;

/** The columns of {@code identity}. */
final class IdentityTable {

    private static final Table.Columns COLUMNS = Table.named("identity");

    static final Column<String> ID = COLUMNS.key("identity_id", ColumnType.TEXT);
    static final Column<String> TENANT = COLUMNS.text("tenant");
    static final Column<String> CUSTOMER = COLUMNS.text("customer_id");
    static final Column<String> CLICK = COLUMNS.text("click_id");
    static final Column<String> PARTNER = COLUMNS.text("partner_id");
    static final Column<String> CAMPAIGN = COLUMNS.text("campaign_id");
    static final Column<String> USER_ID = COLUMNS.text("user_id");
    static final Column<String> USER_KEY = COLUMNS.text("user_key");
    static final Column<String> USER_ALIAS = COLUMNS.text("user_alias");
    static final Column<String> USER_DOMAIN = COLUMNS.text("user_domain");
    static final Column<Long> CLICKED_AT = COLUMNS.bigint("clicked_at_ms");
    static final Column<Long> STITCHED_AT = COLUMNS.bigint("stitched_at_ms");
    static final Column<Long> POSITION = COLUMNS.bigint("position");

    static final Table TABLE = COLUMNS.table();

    private IdentityTable() {}
}
