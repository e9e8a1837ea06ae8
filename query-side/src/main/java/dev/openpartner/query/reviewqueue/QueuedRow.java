package dev.openpartner.query.reviewqueue;

import dev.openpartner.kernel.query.commission.CommissionView;
import dev.openpartner.kernel.query.commission.ReviewItem;
import dev.openpartner.kernel.query.commission.ReviewItem.Risk;
import dev.openpartner.query.commission.CommissionFinder;
import dev.openpartner.query.read.Show;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * An entry of the queue with what orders it.
 *
 * @param matureAtMs 0 without a holdback
 */
record QueuedRow(ReviewItem item, long amountMinor, long accruedAtMs, long matureAtMs) {

    static QueuedRow of(ResultSet row, Instant now) throws SQLException {
        CommissionView commission = CommissionFinder.view(row);
        String eventCurrency = row.getString("event_currency");
        Long matureAtMs = Show.number(row, "mature_at_ms");
        ReviewItem item = new ReviewItem(
                commission.id(),
                commission.partnerId(),
                commission.campaignId(),
                commission.eventId(),
                commission.clickId(),
                commission.attributionId(),
                commission.ruleVersion(),
                commission.amount(),
                commission.currency(),
                commission.status(),
                commission.reason(),
                commission.accruedAt(),
                commission.matureAt(),
                commission.decidedAt(),
                commission.decidedBy(),
                row.getString("partner_name"),
                row.getString("campaign_name"),
                row.getString("conversion_type"),
                Show.money(Show.number(row, "event_value_minor"), eventCurrency),
                eventCurrency,
                row.getString("user_id"),
                risks(row),
                matureAtMs != null && now.toEpochMilli() < matureAtMs);
        return new QueuedRow(item, row.getLong("amount_minor"), row.getLong("accrued_at_ms"), matureAtMs == null ? 0 : matureAtMs);
    }

    private static List<Risk> risks(ResultSet row) throws SQLException {
        List<Risk> risks = new ArrayList<>();
        for (RiskSignal signal : RiskSignal.values()) {
            if (row.getBoolean("risk_" + signal.code())) {
                risks.add(new Risk(signal.code(), signal.detail()));
            }
        }
        return risks;
    }
}
