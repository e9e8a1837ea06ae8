package dev.openpartner.query.conversion;

import dev.openpartner.query.table.Column;
import dev.openpartner.query.table.ColumnType;
import dev.openpartner.query.table.Table;
import java.util.List;

/** The columns of {@code attribution}. */
final class AttributionTable {

    private static final Table.Columns COLUMNS = Table.named("attribution");

    static final Column<String> CONVERSION = COLUMNS.key("conversion_id", ColumnType.TEXT);
    static final Column<String> ID = COLUMNS.key("attribution_id", ColumnType.TEXT);
    static final Column<String> TENANT = COLUMNS.text("tenant");
    static final Column<Long> POSITION = COLUMNS.bigint("position");
    static final Column<String> PARTNER = COLUMNS.text("partner_id");
    static final Column<String> CAMPAIGN = COLUMNS.text("campaign_id");
    static final Column<String> CLICK = COLUMNS.text("click_id");
    static final Column<String> MODEL = COLUMNS.text("model");
    static final Column<Long> WEIGHT_NUMERATOR = COLUMNS.bigint("weight_numerator");
    static final Column<Long> WEIGHT_DENOMINATOR = COLUMNS.bigint("weight_denominator");
    static final Column<String> STATUS = COLUMNS.text("status");
    static final Column<List<String>> COMMISSIONS = COLUMNS.column("commission_ids", ColumnType.TEXTS);
    static final Column<Long> CLICKED_AT = COLUMNS.bigint("clicked_at_ms");
    static final Column<Long> DECIDED_AT = COLUMNS.bigint("decided_at_ms");
    static final Column<Long> REVENUE = COLUMNS.bigint("revenue_minor");

    static final Table TABLE = COLUMNS.table();

    private AttributionTable() {}
}
