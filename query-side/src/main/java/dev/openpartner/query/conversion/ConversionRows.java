package dev.openpartner.query.conversion;

import dev.openpartner.kernel.attribution.Hint;
import dev.openpartner.kernel.customer.Decision;
import dev.openpartner.kernel.customer.Decision.Earned;
import dev.openpartner.kernel.customer.Decision.Touch;
import dev.openpartner.kernel.query.conversion.ConversionView;
import dev.openpartner.kernel.query.conversion.DecisionView;
import dev.openpartner.kernel.query.conversion.DecisionView.EarnedView;
import dev.openpartner.kernel.query.conversion.DecisionView.TouchView;
import dev.openpartner.query.json.Json;
import dev.openpartner.query.read.Show;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Rows of {@code conversion} as they are shown. */
public final class ConversionRows {

    /** What {@link #view} needs, of a table named {@code c}. */
    public static final String COLUMNS =
            "c.conversion_id, c.user_id, c.type, c.value_minor, c.currency, c.metadata, c.occurred_at_ms, c.received_at_ms,"
                    + " c.source_label, c.status, c.reason, c.decision";

    private ConversionRows() {}

    public static ConversionView view(ResultSet row) throws SQLException {
        String status = row.getString("status");
        String reason = row.getString("reason");
        String currency = row.getString("currency");
        return new ConversionView(
                row.getString("conversion_id"),
                row.getString("user_id"),
                row.getString("type"),
                Show.money(Show.number(row, "value_minor"), currency),
                currency,
                Json.readFree(row.getString("metadata")),
                Show.time(row.getLong("occurred_at_ms")),
                Show.time(row.getLong("received_at_ms")),
                row.getString("source_label"),
                status,
                reason,
                Hint.of(status, reason),
                decision(Json.read(row.getString("decision"), Decision.class)));
    }

    static DecisionView decision(Decision decision) {
        return new DecisionView(
                decision.status(),
                decision.model(),
                decision.touches().stream().map(ConversionRows::touch).toList(),
                decision.reason(),
                Hint.of(decision.status(), decision.reason()));
    }

    private static TouchView touch(Touch touch) {
        List<EarnedView> commissions = touch.earned().stream().map(ConversionRows::earned).toList();
        return new TouchView(
                touch.clickId(),
                touch.partnerId(),
                touch.campaignId(),
                Show.weight(touch.weightNumerator(), touch.weightDenominator()),
                touch.attributionId(),
                commissions.isEmpty() ? null : commissions.getFirst().id(),
                commissions,
                touch.reason());
    }

    private static EarnedView earned(Earned earned) {
        return new EarnedView(earned.commissionId(), Show.money(earned.amountMinor(), earned.currency()), earned.currency());
    }
}
