package dev.openpartner.query.click;

import dev.openpartner.query.table.Column;
import dev.openpartner.query.table.ColumnType;
import dev.openpartner.query.table.Table;
import java.util.List;

/** The columns of {@code click}. */
final class ClickTable {

    private static final Table.Columns COLUMNS = Table.named("click");

    static final Column<String> ID = COLUMNS.key("click_id", ColumnType.TEXT);
    static final Column<String> TENANT = COLUMNS.text("tenant");
    static final Column<String> LINK_KEY = COLUMNS.text("link_key");
    static final Column<String> PARTNER = COLUMNS.text("partner_id");
    static final Column<String> CAMPAIGN = COLUMNS.text("campaign_id");
    static final Column<Long> CLICKED_AT = COLUMNS.bigint("clicked_at_ms");
    static final Column<String> IP_HASH = COLUMNS.text("ip_hash");
    static final Column<String> COUNTRY = COLUMNS.text("country");
    static final Column<String> ORIGIN = COLUMNS.text("origin");
    static final Column<List<String>> FLAGS = COLUMNS.column("flags", ColumnType.TEXTS);
    static final Column<String> FLAG_REASON = COLUMNS.text("flag_reason");
    static final Column<Long> FLAGGED_AT = COLUMNS.bigint("flagged_at_ms");
    static final Column<Integer> CLAIMS = COLUMNS.integer("claims");
    static final Column<Long> POSITION = COLUMNS.bigint("position");

    static final Table TABLE = COLUMNS.table();

    private ClickTable() {}
}
