package dev.openpartner.query.commission;

import dev.openpartner.query.table.Column;
import dev.openpartner.query.table.ColumnType;
import dev.openpartner.query.table.Table;
import java.util.List;

/** The columns of {@code commission}. */
final class CommissionTable {

    private static final Table.Columns COLUMNS = Table.named("commission");

    static final Column<String> ID = COLUMNS.key("commission_id", ColumnType.TEXT);
    static final Column<String> TENANT = COLUMNS.text("tenant");
    static final Column<String> PARTNER = COLUMNS.text("partner_id");
    static final Column<String> CAMPAIGN = COLUMNS.text("campaign_id");
    static final Column<String> CONVERSION = COLUMNS.text("conversion_id");
    static final Column<String> CONVERSION_TYPE = COLUMNS.text("conversion_type");
    static final Column<String> ATTRIBUTION = COLUMNS.text("attribution_id");
    static final Column<String> CLICK = COLUMNS.text("click_id");
    static final Column<String> RULE_SOURCE = COLUMNS.text("rule_source");
    static final Column<Integer> RULE_VERSION = COLUMNS.integer("rule_version");
    static final Column<String> RULE = COLUMNS.text("rule");
    static final Column<Long> BASE = COLUMNS.bigint("base_minor");
    static final Column<Long> WEIGHT_NUMERATOR = COLUMNS.bigint("weight_numerator");
    static final Column<Long> WEIGHT_DENOMINATOR = COLUMNS.bigint("weight_denominator");
    static final Column<Long> AMOUNT = COLUMNS.bigint("amount_minor");
    static final Column<String> CURRENCY = COLUMNS.text("currency");
    static final Column<List<String>> STEPS = COLUMNS.column("steps", ColumnType.TEXTS);
    static final Column<String> STATUS = COLUMNS.text("status");
    static final Column<String> REASON = COLUMNS.text("reason");
    static final Column<Long> OCCURRED_AT = COLUMNS.bigint("occurred_at_ms");
    static final Column<Long> ACCRUED_AT = COLUMNS.bigint("accrued_at_ms");
    static final Column<Long> MATURE_AT = COLUMNS.bigint("mature_at_ms");
    static final Column<Long> DECIDED_AT = COLUMNS.bigint("decided_at_ms");
    static final Column<String> DECIDED_BY = COLUMNS.text("decided_by");
    static final Column<Long> ACCRUED_POSITION = COLUMNS.bigint("accrued_position");
    static final Column<Long> APPROVED_POSITION = COLUMNS.bigint("approved_position");
    static final Column<Long> APPROVED_AT = COLUMNS.bigint("approved_at_ms");
    static final Column<Long> REVERSED_POSITION = COLUMNS.bigint("reversed_position");

    static final Table TABLE = COLUMNS.table();

    private CommissionTable() {}
}
