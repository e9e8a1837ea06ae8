package dev.openpartner.query.partner;

import dev.openpartner.query.table.Column;
import dev.openpartner.query.table.ColumnType;
import dev.openpartner.query.table.Table;

/** The columns of {@code partner_terms}: the latest own terms of each partner and campaign. */
final class PartnerTermsTable {

    /** Stands in the key for the terms that are for all campaigns. */
    static final String ALL_CAMPAIGNS = "";

    private static final Table.Columns COLUMNS = Table.named("partner_terms");

    static final Column<String> PARTNER = COLUMNS.key("partner_id", ColumnType.TEXT);
    static final Column<String> CAMPAIGN = COLUMNS.key("campaign_id", ColumnType.TEXT);
    static final Column<String> TENANT = COLUMNS.text("tenant");
    static final Column<Integer> VERSION = COLUMNS.column("version", ColumnType.INTEGER);
    /** Empty when these terms have ended. */
    static final Column<String> RULES = COLUMNS.column("rules", ColumnType.JSON);
    static final Column<Integer> HOLDBACK_DAYS = COLUMNS.column("holdback_days", ColumnType.INTEGER);
    static final Column<Long> EFFECTIVE_AT = COLUMNS.bigint("effective_at_ms");
    static final Column<String> CHANGED_BY = COLUMNS.text("changed_by");

    static final Table TABLE = COLUMNS.table();

    private PartnerTermsTable() {}
}
