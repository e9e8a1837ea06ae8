package dev.openpartner.query.explanation;

import dev.openpartner.kernel.commission.RuleTerms;
import dev.openpartner.kernel.query.conversion.ExplanationView.CommissionPart;
import dev.openpartner.kernel.query.conversion.ExplanationView.Source;
import dev.openpartner.query.json.Json;
import dev.openpartner.query.read.Show;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A commission of a conversion, superseded ones included.
 *
 * @param sources its own log entries
 */
record StoredCommission(CommissionPart part, List<Source> sources) {

    static List<StoredCommission> of(JdbcClient jdbc, String tenant, String conversionId) {
        return jdbc.sql("select * from commission where tenant = ? and conversion_id = ? order by accrued_position")
                .params(tenant, conversionId)
                .query((row, number) -> of(row))
                .list();
    }

    private static StoredCommission of(ResultSet row) throws SQLException {
        String currency = row.getString("currency");
        CommissionPart part = new CommissionPart(
                row.getString("commission_id"),
                row.getString("partner_id"),
                row.getString("campaign_id"),
                Json.read(row.getString("rule"), RuleTerms.class),
                row.getString("rule_source"),
                row.getInt("rule_version"),
                Show.money(row.getLong("base_minor"), currency),
                Show.weight(row.getLong("weight_numerator"), row.getLong("weight_denominator")),
                Show.money(row.getLong("amount_minor"), currency),
                currency,
                row.getString("status"),
                Show.texts(row, "steps"));
        List<Source> sources = new ArrayList<>();
        add(sources, row, "accrued_position", "commission.accrued", "accrued_at_ms");
        add(sources, row, "approved_position", "commission.approved", "approved_at_ms");
        add(sources, row, "reversed_position", "commission.reversed", "decided_at_ms");
        return new StoredCommission(part, sources);
    }

    private static void add(List<Source> sources, ResultSet row, String position, String event, String at)
            throws SQLException {
        Long found = Show.number(row, position);
        if (found != null) {
            sources.add(new Source(found, event, Show.time(row.getLong(at))));
        }
    }
}
