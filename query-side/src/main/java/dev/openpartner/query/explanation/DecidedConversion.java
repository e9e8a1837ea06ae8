package dev.openpartner.query.explanation;

import dev.openpartner.kernel.customer.Decision;
import dev.openpartner.kernel.query.conversion.ExplanationView.LateEvidence;
import dev.openpartner.kernel.query.conversion.ExplanationView.Source;
import dev.openpartner.query.json.Json;
import dev.openpartner.query.read.Show;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A conversion with the decision in force and its history.
 *
 * @param sources its own log entries
 */
record DecidedConversion(String id, String customerId, Decision decision, List<LateEvidence> late, List<Source> sources) {

    static Optional<DecidedConversion> find(JdbcClient jdbc, String tenant, String id) {
        return jdbc.sql(
                        """
                        select conversion_id, customer_id, decision, source_positions, source_events, source_times_ms,
                            late_positions, late_causes, late_clicks, late_times_ms
                        from conversion where tenant = ? and conversion_id = ? and status <> 'undecided'
                        """)
                .params(tenant, id)
                .query((row, number) -> of(row))
                .optional();
    }

    private static DecidedConversion of(ResultSet row) throws SQLException {
        return new DecidedConversion(
                row.getString("conversion_id"),
                row.getString("customer_id"),
                Json.read(row.getString("decision"), Decision.class),
                late(row),
                sources(row));
    }

    private static List<LateEvidence> late(ResultSet row) throws SQLException {
        List<Long> positions = Show.numbers(row, "late_positions");
        List<String> causes = Show.texts(row, "late_causes");
        List<String> clicks = Show.texts(row, "late_clicks");
        List<Long> times = Show.numbers(row, "late_times_ms");
        List<LateEvidence> late = new ArrayList<>();
        for (int i = 0; i < positions.size(); i++) {
            String click = clicks.get(i).isEmpty() ? null : clicks.get(i);
            late.add(new LateEvidence(positions.get(i), causes.get(i), click, Show.time(times.get(i).longValue())));
        }
        return late;
    }

    private static List<Source> sources(ResultSet row) throws SQLException {
        List<Long> positions = Show.numbers(row, "source_positions");
        List<String> events = Show.texts(row, "source_events");
        List<Long> times = Show.numbers(row, "source_times_ms");
        List<Source> sources = new ArrayList<>();
        for (int i = 0; i < positions.size(); i++) {
            sources.add(new Source(positions.get(i), events.get(i), Show.time(times.get(i).longValue())));
        }
        return sources;
    }
}
