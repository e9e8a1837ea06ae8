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

    private final ReadTransaction reads;

    AttentionFinder(ReadTransaction reads) {
        this.reads = reads;
    }

    @QueryHandler
    Answer<Attention> on(FindAttention query) {
        long nowMs = query.now().toEpochMilli();
        return reads.read(query.tenant(), PROJECTIONS, jdbc -> new Attention(
                count(jdbc, "commission", "status = 'accrued' and coalesce(mature_at_ms, 0) <= ?", query.tenant(), nowMs),
                count(jdbc, "commission", "status = 'accrued' and coalesce(mature_at_ms, 0) > ?", query.tenant(), nowMs),
                count(jdbc, "conversion", "status in ('no_identity', 'no_click', 'outside_window')", query.tenant()),
                count(jdbc, "click", "flags <> '{}'", query.tenant())));
    }

    private static long count(JdbcClient jdbc, String table, String condition, Object... parameters) {
        String sql = "select count(*) from (select from %s where tenant = ? and %s limit %d) counted"
                .formatted(table, condition, Attention.MOST);
        return jdbc.sql(sql).params(parameters).query(Long.class).single();
    }
}
