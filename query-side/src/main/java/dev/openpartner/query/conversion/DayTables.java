package dev.openpartner.query.conversion;

import dev.openpartner.query.table.Column;
import dev.openpartner.query.table.ColumnType;
import dev.openpartner.query.table.Table;

/** The columns of the tables that add up: conversions per day, per partner and day, and per type. */
final class DayTables {

    private static final Table.Columns CONVERSION_DAY = Table.named("conversion_day");
    private static final Table.Columns ATTRIBUTION_DAY = Table.named("attribution_day");
    private static final Table.Columns CONVERSION_TYPE = Table.named("conversion_type");

    static {
        CONVERSION_DAY.key("tenant", ColumnType.TEXT);
        CONVERSION_DAY.key("day", ColumnType.INTEGER);
        CONVERSION_DAY.key("currency", ColumnType.TEXT);
        ATTRIBUTION_DAY.key("tenant", ColumnType.TEXT);
        ATTRIBUTION_DAY.key("partner_id", ColumnType.TEXT);
        ATTRIBUTION_DAY.key("day", ColumnType.INTEGER);
        ATTRIBUTION_DAY.key("currency", ColumnType.TEXT);
        CONVERSION_TYPE.key("tenant", ColumnType.TEXT);
        CONVERSION_TYPE.key("type", ColumnType.TEXT);
        CONVERSION_TYPE.key("currency", ColumnType.TEXT);
    }

    static final Column<Long> RECORDED = CONVERSION_DAY.bigint("conversions");
    static final Column<Long> UNATTRIBUTED = CONVERSION_DAY.bigint("unattributed");
    static final Column<Long> ATTRIBUTED_VALUE = CONVERSION_DAY.bigint("attributed_minor");

    static final Column<Long> CREDITED = ATTRIBUTION_DAY.bigint("conversions");
    static final Column<Long> REVENUE = ATTRIBUTION_DAY.bigint("revenue_minor");

    static final Column<Long> OF_TYPE = CONVERSION_TYPE.bigint("conversions");
    static final Column<Long> VALUE_OF_TYPE = CONVERSION_TYPE.bigint("value_minor");

    static final Table PER_DAY = CONVERSION_DAY.table();
    static final Table PER_PARTNER = ATTRIBUTION_DAY.table();
    static final Table PER_TYPE = CONVERSION_TYPE.table();

    private DayTables() {}
}
