package dev.openpartner.query.campaign;

import dev.openpartner.query.table.Column;
import dev.openpartner.query.table.ColumnType;
import dev.openpartner.query.table.Table;

/** The columns of {@code campaign}. */
final class CampaignTable {

    private static final Table.Columns COLUMNS = Table.named("campaign");

    static final Column<String> ID = COLUMNS.key("campaign_id", ColumnType.TEXT);
    static final Column<String> TENANT = COLUMNS.text("tenant");
    static final Column<Integer> VERSION = COLUMNS.integer("version");
    static final Column<String> NAME = COLUMNS.text("name");
    static final Column<String> DEFINITION = COLUMNS.column("definition", ColumnType.JSON);
    static final Column<Long> STARTS_AT = COLUMNS.bigint("starts_at_ms");
    static final Column<Long> ENDS_AT = COLUMNS.bigint("ends_at_ms");
    static final Column<Long> CREATED_AT = COLUMNS.bigint("created_at_ms");

    static final Table TABLE = COLUMNS.table();

    private CampaignTable() {}
}
