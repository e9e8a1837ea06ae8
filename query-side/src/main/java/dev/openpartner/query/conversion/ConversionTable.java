package dev.openpartner.query.conversion;

import dev.openpartner.query.table.Column;
import dev.openpartner.query.table.ColumnType;
import dev.openpartner.query.table.Table;
import java.util.List;

/** The columns of {@code conversion}. */
final class ConversionTable {

    private static final Table.Columns COLUMNS = Table.named("conversion");

    static final Column<String> ID = COLUMNS.key("conversion_id", ColumnType.TEXT);
    static final Column<String> TENANT = COLUMNS.text("tenant");
    static final Column<String> CUSTOMER = COLUMNS.text("customer_id");
    static final Column<String> SOURCE = COLUMNS.text("source");
    static final Column<String> SOURCE_LABEL = COLUMNS.text("source_label");
    static final Column<String> TYPE = COLUMNS.text("type");
    static final Column<Long> VALUE_MINOR = COLUMNS.bigint("value_minor");
    static final Column<String> CURRENCY = COLUMNS.text("currency");
    static final Column<String> USER_ID = COLUMNS.text("user_id");
    static final Column<String> USER_KEY = COLUMNS.text("user_key");
    static final Column<String> USER_ALIAS = COLUMNS.text("user_alias");
    static final Column<String> USER_DOMAIN = COLUMNS.text("user_domain");
    static final Column<String> METADATA = COLUMNS.column("metadata", ColumnType.JSON);
    static final Column<Long> OCCURRED_AT = COLUMNS.bigint("occurred_at_ms");
    static final Column<Long> RECEIVED_AT = COLUMNS.bigint("received_at_ms");
    static final Column<Long> POSITION = COLUMNS.bigint("position");
    static final Column<String> STATUS = COLUMNS.text("status");
    static final Column<String> REASON = COLUMNS.text("reason");
    static final Column<String> DECISION = COLUMNS.text("decision");
    static final Column<Boolean> FLAGGED_CLICKS = COLUMNS.column("flagged_clicks", ColumnType.BOOLEAN);
    static final Column<Boolean> SETTLED_LATE = COLUMNS.column("settled_late", ColumnType.BOOLEAN);
    static final Column<List<String>> ATTRIBUTIONS = COLUMNS.column("attribution_ids", ColumnType.TEXTS);
    static final Column<List<String>> PARTNERS = COLUMNS.column("partner_ids", ColumnType.TEXTS);
    static final Column<List<Long>> SOURCE_POSITIONS = COLUMNS.column("source_positions", ColumnType.BIGINTS);
    static final Column<List<String>> SOURCE_EVENTS = COLUMNS.column("source_events", ColumnType.TEXTS);
    static final Column<List<Long>> SOURCE_TIMES = COLUMNS.column("source_times_ms", ColumnType.BIGINTS);
    static final Column<List<Long>> LATE_POSITIONS = COLUMNS.column("late_positions", ColumnType.BIGINTS);
    static final Column<List<String>> LATE_CAUSES = COLUMNS.column("late_causes", ColumnType.TEXTS);
    static final Column<List<String>> LATE_CLICKS = COLUMNS.column("late_clicks", ColumnType.TEXTS);
    static final Column<List<Long>> LATE_TIMES = COLUMNS.column("late_times_ms", ColumnType.BIGINTS);

    static final Table TABLE = COLUMNS.table();

    private ConversionTable() {}
}
