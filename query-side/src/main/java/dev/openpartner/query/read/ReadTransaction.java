package dev.openpartner.query.read;

import dev.openpartner.kernel.query.Answer;
import dev.openpartner.query.projection.position.ProjectionBehind;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one way to read tables: a read-only transaction that names its tenant, so that row-level security shows that tenant's
 * rows and no others, whatever a statement forgets.
 */
@Component
@Profile("role-query")
public final class ReadTransaction {

    /** No list needs this long; a reader that does is in the way of others. */
    private static final String STATEMENT_TIMEOUT = "15s";

    private static final String ENTER =
            """
            select (select min(position) from read_model.projection where name = any(?)
                    having count(*) filter (where state = 'live') = ?) as position,
                set_config('openpartner.tenant', ?, true),
                set_config('search_path', 'read_model', true),
                set_config('statement_timeout', ?, true)
            """;

    private final TransactionTemplate transactions;
    private final JdbcClient jdbc;

    ReadTransaction(PlatformTransactionManager transactionManager, JdbcClient jdbc) {
        this.transactions = new TransactionTemplate(transactionManager);
        this.transactions.setReadOnly(true);
        this.jdbc = jdbc;
    }

    /**
     * Reads tables of these projections.
     *
     * @return what was read, and the position that all of the projections had reached before
     * @throws ProjectionBehind while one of them is being built
     */
    public <T> Answer<T> read(String tenant, Set<String> projections, Function<JdbcClient, T> work) {
        if (tenant.isEmpty() || tenant.equals("*")) {
            throw new IllegalArgumentException("a read names one tenant");
        }
        try {
            return Objects.requireNonNull(transactions.execute(status -> {
                long position = enter(tenant, projections);
                return new Answer<>(work.apply(jdbc), position);
            }));
        } catch (BadSqlGrammarException e) {
            SQLException missing = e.getSQLException();
            if (missing != null && "42P01".equals(missing.getSQLState())) {
                throw beingBuilt();
            }
            throw e;
        }
    }

    private long enter(String tenant, Set<String> projections) {
        @Nullable Long position = jdbc.sql(ENTER)
                .params(projections.toArray(String[]::new), projections.size(), tenant, STATEMENT_TIMEOUT)
                .query((row, number) -> new Reached(row.getObject(1, Long.class)))
                .single()
                .position();
        if (position == null) {
            throw beingBuilt();
        }
        return position;
    }

    private static ProjectionBehind beingBuilt() {
        return new ProjectionBehind("What answers this is being built from the log. Try again in a moment.");
    }

    private record Reached(@Nullable Long position) {}
}
