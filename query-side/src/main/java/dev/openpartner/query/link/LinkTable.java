package dev.openpartner.query.link;

import dev.openpartner.query.table.Column;
import dev.openpartner.query.table.ColumnType;
import dev.openpartner.query.table.Table;

/** The columns of {@code link}. */
final class LinkTable {

    private static final Table.Columns COLUMNS = Table.named("link");

    static final Column<String> ID = COLUMNS.key("link_id", ColumnType.TEXT);
    static final Column<String> TENANT = COLUMNS.text("tenant");
    static final Column<String> LINK_KEY = COLUMNS.text("link_key");
    static final Column<String> PARTNER = COLUMNS.text("partner_id");
    static final Column<String> CAMPAIGN = COLUMNS.text("campaign_id");
    static final Column<String> DESTINATION = COLUMNS.text("destination_url");
    static final Column<Long> CREATED_AT = COLUMNS.bigint("created_at_ms");

    static final Table TABLE = COLUMNS.table();

    private LinkTable() {}
}
