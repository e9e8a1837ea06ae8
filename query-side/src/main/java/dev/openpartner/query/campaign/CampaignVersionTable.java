package dev.openpartner.query.campaign;

import dev.openpartner.query.table.Column;
import dev.openpartner.query.table.ColumnType;
import dev.openpartner.query.table.Table;

/** The columns of {@code campaign_version}. */
final class CampaignVersionTable {

    private static final Table.Columns COLUMNS = Table.named("campaign_version");

    static final Column<String> CAMPAIGN = COLUMNS.key("campaign_id", ColumnType.TEXT);
    static final Column<Integer> VERSION = COLUMNS.key("version", ColumnType.INTEGER);
    static final Column<String> TENANT = COLUMNS.text("tenant");
    static final Column<String> DEFINITION = COLUMNS.column("definition", ColumnType.JSON);
    static final Column<Long> EFFECTIVE_AT = COLUMNS.bigint("effective_at_ms");
    static final Column<String> CHANGED_BY = COLUMNS.text("changed_by");

    static final Table TABLE = COLUMNS.table();

    private CampaignVersionTable() {}
}
