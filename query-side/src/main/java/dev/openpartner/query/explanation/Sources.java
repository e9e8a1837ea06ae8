package dev.openpartner.query.explanation;

import dev.openpartner.kernel.customer.Decision.ConsideredClick;
import dev.openpartner.kernel.query.conversion.ExplanationView.Source;
import dev.openpartner.query.read.Show;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The log entries behind an explanation, in log order. The projections keep their positions, so that explaining a conversion
 * costs the same for a customer with a million events as for one with three.
 */
final class Sources {

    private Sources() {}

    static List<Source> of(JdbcClient jdbc, String tenant, DecidedConversion conversion, List<StoredCommission> commissions) {
        List<Source> sources = new ArrayList<>(conversion.sources());
        commissions.forEach(commission -> sources.addAll(commission.sources()));
        String[] clicks = conversion.decision().clicks().stream().map(ConsideredClick::clickId).toArray(String[]::new);
        sources.addAll(jdbc.sql(
                        """
                        select position, stitched_at_ms from identity
                        where tenant = ? and customer_id = ? and click_id = any(?)
                        """)
                .params(tenant, conversion.customerId(), clicks)
                .query((row, number) -> new Source(
                        row.getLong("position"), "customer.click-stitched", Show.time(row.getLong("stitched_at_ms"))))
                .list());
        sources.sort(Comparator.comparingLong(Source::position));
        return sources;
    }
}
