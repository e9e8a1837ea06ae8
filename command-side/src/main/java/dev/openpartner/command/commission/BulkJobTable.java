package dev.openpartner.command.commission;

import dev.openpartner.command.commission.BulkReview.Action;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rows of {@code command.bulk_review}. Several processes share them: each takes the next step of a job for a lease, and the step of a
 * process that died is taken again when its lease ends. All times are the database's.
 */
@Component
@Profile("role-command")
class BulkJobTable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<TreeMap<String, BigDecimal>> AMOUNTS = new TypeReference<>() {};
    private static final TypeReference<TreeMap<String, Integer>> COUNTS = new TypeReference<>() {};

    private static final String VIEW =
            "select id, reviewer, action, reason, state, total, done, reviewed, totals, skipped, attempts, begun_at, ended_at"
                    + " from command.bulk_review where tenant = ?";

    private static final String TAKE =
            """
            update command.bulk_review set due_at = clock_timestamp() + ? * interval '1 millisecond', attempts = attempts + 1
            where id = (
                select id from command.bulk_review where state = 'RUNNING' and due_at <= clock_timestamp()
                order by due_at, id limit 1 for update skip locked)
            returning id, tenant, reviewer, action, reason, decided_at_ms, total, done, reviewed, totals, skipped, attempts,
                ids[done + 1 : done + ?] as part
            """;

    // Attempts and what was done before name the step: whoever was too slow, and was taken for dead, changes nothing.
    private static final String OF_STEP = " where id = ? and attempts = ? and done = ? and state = 'RUNNING'";

    private static final String SAVE =
            """
            update command.bulk_review
            set done = ?, reviewed = ?, totals = ?::jsonb, skipped = ?::jsonb, attempts = 0, due_at = clock_timestamp()
            """ + OF_STEP;

    private static final String END =
            """
            update command.bulk_review set state = case when done = total then 'DONE' else 'STOPPED' end, ids = '{}',
                ended_at = clock_timestamp()
            where id = ? and done = ? and state = 'RUNNING'
            """;

    private final JdbcClient database;

    BulkJobTable(JdbcClient database) {
        this.database = database;
    }

    /**
     * A step that this process has taken.
     *
     * @param decidedAtMs the moment that every decision of the job carries
     * @param attempts how often this step was taken; more than once when nobody knows how far it came
     * @param part the commissions that it is about
     * @param totals amounts by currency, before the step
     * @param skipped how many were refused, by code, before the step
     */
    record Step(
            String id,
            String tenant,
            String reviewer,
            Action action,
            @Nullable String reason,
            long decidedAtMs,
            int total,
            int done,
            int reviewed,
            Map<String, BigDecimal> totals,
            Map<String, Integer> skipped,
            int attempts,
            List<String> part) {}

    void insert(String id, String tenant, String reviewer, BulkReview review, long decidedAtMs, List<String> ids) {
        database.sql("""
                        insert into command.bulk_review (id, tenant, reviewer, action, reason, decided_at_ms, state, ids, total)
                        values (?, ?, ?, ?, ?, ?, 'RUNNING', ?, ?)
                        """)
                .params(id, tenant, reviewer, review.action().name())
                .param(review.reason())
                .params(decidedAtMs, ids.toArray(String[]::new), ids.size())
                .update();
    }

    Optional<BulkJob> find(String tenant, String id) {
        return database.sql(VIEW + " and id = ?").params(tenant, id).query((row, number) -> view(row)).optional();
    }

    /** Newest first. */
    List<BulkJob> latest(String tenant, int limit) {
        return database.sql(VIEW + " order by id desc limit ?").params(tenant, limit).query((row, number) -> view(row)).list();
    }

    /** Takes the step that has been due for the longest, if there is one. */
    Optional<Step> take(long leaseMs, int size) {
        return database.sql(TAKE).params(leaseMs, size).query((row, number) -> step(row)).optional();
    }

    /** Writes down what a step came to. */
    void save(Step step, int reviewed, Map<String, BigDecimal> totals, Map<String, Integer> skipped) {
        database.sql(SAVE)
                .params(step.done() + step.part().size(), reviewed, JSON.writeValueAsString(totals), JSON.writeValueAsString(skipped))
                .params(step.id(), step.attempts(), step.done())
                .update();
    }

    /** Lets a step be taken again, later. */
    void retry(Step step, long afterMs) {
        database.sql("update command.bulk_review set due_at = clock_timestamp() + ? * interval '1 millisecond'" + OF_STEP)
                .params(afterMs, step.id(), step.attempts(), step.done())
                .update();
    }

    /** Ends a job where it is. */
    void end(String id, int done) {
        database.sql(END).params(id, done).update();
    }

    /** Deletes what ended so many days ago. */
    void purge(int days) {
        database.sql("delete from command.bulk_review where ended_at < clock_timestamp() - ? * interval '1 day'").param(days).update();
    }

    private static Step step(ResultSet row) throws SQLException {
        return new Step(
                row.getString("id"),
                row.getString("tenant"),
                row.getString("reviewer"),
                Action.valueOf(row.getString("action")),
                row.getString("reason"),
                row.getLong("decided_at_ms"),
                row.getInt("total"),
                row.getInt("done"),
                row.getInt("reviewed"),
                JSON.readValue(row.getString("totals"), AMOUNTS),
                JSON.readValue(row.getString("skipped"), COUNTS),
                row.getInt("attempts"),
                List.of((String[]) row.getArray("part").getArray()));
    }

    private static BulkJob view(ResultSet row) throws SQLException {
        Map<String, String> totals = new TreeMap<>();
        JSON.readValue(row.getString("totals"), AMOUNTS).forEach((currency, amount) -> totals.put(currency, amount.toPlainString()));
        Timestamp endedAt = row.getTimestamp("ended_at");
        return new BulkJob(
                row.getString("id"),
                row.getString("reviewer"),
                row.getString("action").toLowerCase(Locale.ROOT),
                row.getString("reason"),
                BulkJob.State.valueOf(row.getString("state")),
                row.getInt("total"),
                row.getInt("done"),
                row.getInt("reviewed"),
                totals,
                JSON.readValue(row.getString("skipped"), COUNTS),
                row.getInt("attempts") > 1,
                row.getTimestamp("begun_at").toInstant(),
                endedAt == null ? null : endedAt.toInstant());
    }
}
