package dev.openpartner.command.recall;

import dev.openpartner.command.lane.GroupWork;
import dev.openpartner.kernel.customer.ConversionMoment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The customers whose let-go conversions are to be looked at, one row each. A row is written in the transaction of the evidence,
 * so neither can be without the other. Several processes share the rows: each takes one for a lease, and a process that dies lets
 * go of its rows when their leases end. All times are the database's.
 */
@Component
@Profile("role-command")
public class RecallRequests {

    private static final String ASK =
            """
            insert into command.recall_request (stream_id) select unnest(?::text[])
            on conflict (stream_id) do update set asked = recall_request.asked + 1
            """;

    private static final String TAKE =
            """
            update command.recall_request
            set due_at = clock_timestamp() + ? * interval '1 millisecond', round_asked = coalesce(round_asked, asked)
            where stream_id = (
                select stream_id from command.recall_request where due_at <= clock_timestamp()
                order by due_at, stream_id limit 1 for update skip locked)
            returning stream_id, round_asked, next_occurred_at_ms, next_conversion_id, failures
            """;

    private static final String EXTEND =
            "update command.recall_request set due_at = clock_timestamp() + ? * interval '1 millisecond' where stream_id = ?";

    private static final String GO_ON =
            """
            update command.recall_request
            set next_occurred_at_ms = ?, next_conversion_id = ?, failures = 0,
                due_at = clock_timestamp() + ? * interval '1 millisecond'
            where stream_id = ?
            """;

    private static final String FINISH = "delete from command.recall_request where stream_id = ? and asked = ?";

    private static final String BEGIN_AGAIN =
            """
            update command.recall_request
            set round_asked = null, next_occurred_at_ms = null, next_conversion_id = null, failures = 0,
                due_at = clock_timestamp() + ? * interval '1 millisecond'
            where stream_id = ?
            """;

    private static final String FAIL =
            """
            update command.recall_request
            set failures = failures + 1, due_at = clock_timestamp() + ? * interval '1 millisecond' where stream_id = ?
            """;

    private final JdbcTemplate jdbc;

    RecallRequests(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A request that this process has taken up.
     *
     * @param roundAsked how often evidence had asked when its round began
     * @param from the conversion with which the next look begins; null for the oldest
     * @param failures how often in a row it could not be finished
     */
    record Taken(String streamId, long roundAsked, @Nullable ConversionMoment from, int failures) {

        private static Taken read(ResultSet row) throws SQLException {
            String nextId = row.getString("next_conversion_id");
            return new Taken(
                    row.getString("stream_id"),
                    row.getLong("round_asked"),
                    nextId == null ? null : new ConversionMoment(row.getLong("next_occurred_at_ms"), nextId),
                    row.getInt("failures"));
        }
    }

    /** Asks, as part of the current group's transaction. */
    public void ask(String streamId) {
        GroupWork.of(Asked.class, () -> new Asked(jdbc)).streamIds.add(streamId);
    }

    private static final class Asked implements Runnable {

        private final JdbcTemplate jdbc;
        // In order, so that two processes that ask for the same customers never wait for each other in a circle.
        private final Set<String> streamIds = new TreeSet<>();

        private Asked(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public void run() {
            jdbc.update(ASK, (Object) streamIds.toArray(String[]::new));
        }
    }

    /** Takes up the request that has been due for the longest, if there is one. */
    Optional<Taken> take(long leaseMs) {
        return jdbc.query(TAKE, (row, index) -> Taken.read(row), leaseMs).stream().findFirst();
    }

    void extend(String streamId, long leaseMs) {
        jdbc.update(EXTEND, leaseMs, streamId);
    }

    /** A look is done, and the round needs another one. */
    void goOn(String streamId, ConversionMoment next, long restMs) {
        jdbc.update(GO_ON, next.occurredAtMs(), next.conversionId(), restMs, streamId);
    }

    /** The round is done: the request too, unless evidence came meanwhile. */
    void finish(Taken request, long restMs) {
        if (jdbc.update(FINISH, request.streamId(), request.roundAsked()) == 0) {
            jdbc.update(BEGIN_AGAIN, restMs, request.streamId());
        }
    }

    void fail(String streamId, long retryMs) {
        jdbc.update(FAIL, retryMs, streamId);
    }

    /** How many customers wait to be looked at, or are being looked at. */
    long count() {
        Long count = jdbc.queryForObject("select count(*) from command.recall_request", Long.class);
        return count == null ? 0 : count;
    }
}
