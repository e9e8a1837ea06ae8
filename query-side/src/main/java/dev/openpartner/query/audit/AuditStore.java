package dev.openpartner.query.audit;

import dev.openpartner.kernel.query.audit.AuditView;
import dev.openpartner.kernel.query.audit.AuditView.Findings;
import dev.openpartner.query.json.Json;
import dev.openpartner.query.read.Show;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Each tenant's newest audit. Every node sees how far it is. */
@Component
@Profile("role-query")
final class AuditStore {

    /** A running audit tells of itself far more often; after so long nobody is at it any more. */
    static final Duration SILENT_FOR = Duration.ofSeconds(30);

    private static final int PROGRESS_DECIMALS = 4;

    private static final String SILENT = "a.moved_at < clock_timestamp() - interval '%d seconds'".formatted(SILENT_FOR.toSeconds());

    private static final String BEGIN = """
            insert into read_model.audit as a (tenant, state, started_at_ms, started_by, position)
            values (?, 'running', ?, ?, ?)
            on conflict (tenant) do update set state = 'running', started_at_ms = excluded.started_at_ms,
                started_by = excluded.started_by, ended_at_ms = null, progress = 0, position = excluded.position, found = null,
                moved_at = clock_timestamp()
            where a.state <> 'running' or\s""" + SILENT;

    /** An audit that was silent for too long may have been taken over; it has no say any more. */
    private static final String THAT_ONE = " where tenant = ? and started_at_ms = ? and state = 'running'";

    private static final String PROGRESS =
            "update read_model.audit set progress = ?, moved_at = clock_timestamp()" + THAT_ONE;

    private static final String FINISHED =
            "update read_model.audit set state = 'finished', progress = 1, ended_at_ms = ?, found = ?" + THAT_ONE;

    private static final String FAILED = "update read_model.audit set state = 'failed', ended_at_ms = ?" + THAT_ONE;

    private static final String FIND =
            "select a.*, " + SILENT + " as silent from read_model.audit a where a.tenant = ?";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    AuditStore(JdbcClient jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Behind the wall of that tenant. */
    private <T> T as(String tenant, Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> {
            jdbc.sql("select set_config('openpartner.tenant', ?, true)").param(tenant).query(String.class).single();
            return work.get();
        }));
    }

    /**
     * Notes the beginning of an audit; false while one of that tenant runs on any node.
     *
     * @param startedAtMs by which the caller names it from then on
     */
    boolean begin(String tenant, String by, long position, long startedAtMs) {
        return as(tenant, () -> jdbc.sql(BEGIN).params(tenant, startedAtMs, by, position).update()) == 1;
    }

    /** Each of these is false, and changes nothing, when that audit does not run any more. */
    boolean progress(String tenant, long startedAtMs, double share) {
        BigDecimal progress = BigDecimal.valueOf(share).setScale(PROGRESS_DECIMALS, RoundingMode.DOWN);
        return as(tenant, () -> jdbc.sql(PROGRESS).params(progress, tenant, startedAtMs).update()) == 1;
    }

    boolean finished(String tenant, long startedAtMs, Findings found, long nowMs) {
        return as(tenant, () -> jdbc.sql(FINISHED).params(nowMs, Json.write(found), tenant, startedAtMs).update()) == 1;
    }

    boolean failed(String tenant, long startedAtMs, long nowMs) {
        return as(tenant, () -> jdbc.sql(FAILED).params(nowMs, tenant, startedAtMs).update()) == 1;
    }

    Optional<AuditView> newest(String tenant) {
        return as(tenant, () -> jdbc.sql(FIND).param(tenant).query((row, number) -> view(row)).optional());
    }

    private static AuditView view(ResultSet row) throws SQLException {
        String state = row.getString("state");
        Long endedAtMs = Show.number(row, "ended_at_ms");
        @Nullable String found = row.getString("found");
        return new AuditView(
                state.equals("running") && row.getBoolean("silent") ? "interrupted" : state,
                Show.time(row.getLong("started_at_ms")),
                row.getString("started_by"),
                endedAtMs == null ? null : Show.time(endedAtMs),
                row.getBigDecimal("progress"),
                row.getLong("position"),
                found == null ? null : Json.read(found, Findings.class));
    }
}
