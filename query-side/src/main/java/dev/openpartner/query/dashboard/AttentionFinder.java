package dev.openpartner.query.dashboard;

import dev.openpartner.kernel.query.Answer;
import dev.openpartner.kernel.query.dashboard.Attention;
import dev.openpartner.kernel.query.dashboard.FindAttention;
import dev.openpartner.query.read.ReadTransaction;
import java.util.Set;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts what waits for a person, each count bounded, so that a long queue costs no more than a short one. */
@Component
@Profile("role-query")
final class AttentionFinder {

    private static final Set<String> PROJECTIONS = Set.of("clicks", "conversions", "commissions");

    // In the order of an index, so that nothing is gone through where there is nothing.
    private static final String BY_MATURITY = "status = 'accrued' and payable_from_ms %s ? order by payable_from_ms";
    static final String PAYABLE = some("commission", BY_MATURITY.formatted("<="));
    static final String HELD_BACK = some("commission", BY_MATURITY.formatted(">"));
    private static final String WAITING = some("conversion", "status in ('no_identity', 'no_click', 'outside_window')");
    private static final String FLAGGED = some("click", "flags <> '{}'");

    private final ReadTransaction reads;

    AttentionFinder(ReadTransaction reads) {
        this.reads = reads;
    }

    @QueryHandler
    Answer<Attention> on(FindAttention query) {
        long nowMs = query.now().toEpochMilli();
        return reads.read(query.tenant(), PROJECTIONS, jdbc -> new Attention(
                count(jdbc, PAYABLE, query.tenant(), nowMs),
                count(jdbc, HELD_BACK, query.tenant(), nowMs),
                count(jdbc, WAITING, query.tenant()),
                count(jdbc, FLAGGED, query.tenant())));
    }

    private static String some(String table, String condition) {
        return "select count(*) from (select from %s where tenant = ? and %s limit %d) counted"
                .formatted(table, condition, Attention.MOST);
    }

    private static long count(JdbcClient jdbc, String sql, Object... parameters) {
        return jdbc.sql(sql).params(parameters).query(Long.class).single();
    }
}
