package dev.openpartner.benchmarks.invariant;

import dev.openpartner.benchmarks.server.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Compares the log with what was acknowledged, and the ledger with the log. */
public final class Books {

    private static final String RECORDED_CONVERSIONS =
            "select payload->>'conversionId' from event_store.event where event_type = 'customer.conversion-recorded'";
    private static final String RECORDED_CLICKS =
            "select substr(aggregate_id, length('click:') + 1) from event_store.event where event_type = 'click.recorded'";
    private static final long RECORDED_SOON_NS = TimeUnit.SECONDS.toNanos(20);
    private static final int FETCH = 10_000;
    private static final int SHOWN = 5;
    private static final long STANDSTILL_NS = TimeUnit.MINUTES.toNanos(2);
    private static final int POLL_MS = 50;

    private final Database database;

    public Books(Database database) {
        this.database = database;
    }

    /**
     * Whether each acknowledged conversion is in the log once, and nothing else but what got no answer.
     *
     * @param after position of the last event before the run
     * @param acknowledged our ids, as the answers gave them
     * @param unanswered conversions that may be there or not
     */
    public List<Invariant> acknowledgedOnce(long after, List<String> acknowledged, long unanswered) throws SQLException {
        return compare("conversion", storedAfter(after, RECORDED_CONVERSIONS), acknowledged, unanswered);
    }

    /** Whether each click that a redirect named is in the log once; waits a little, because a redirect need not wait for it. */
    public List<Invariant> clicksOnce(long after, List<String> named, long unanswered) throws SQLException, InterruptedException {
        long untilNs = System.nanoTime() + RECORDED_SOON_NS;
        Map<String, Integer> stored = storedAfter(after, RECORDED_CLICKS);
        while (stored.size() < named.size() && System.nanoTime() < untilNs) {
            Thread.sleep(POLL_MS);
            stored = storedAfter(after, RECORDED_CLICKS);
        }
        return compare("click", stored, named, unanswered);
    }

    private static List<Invariant> compare(
            String thing, Map<String, Integer> stored, List<String> acknowledged, long unanswered) {
        List<String> lost = new ArrayList<>();
        List<String> repeated = new ArrayList<>();
        Map<String, Integer> answered = new HashMap<>();
        acknowledged.forEach(id -> answered.merge(id, 1, Integer::sum));
        answered.forEach((id, times) -> {
            if (!stored.containsKey(id)) {
                lost.add(id);
            }
            if (times > 1) {
                repeated.add(id);
            }
        });
        List<String> doubled = stored.entrySet().stream().filter(entry -> entry.getValue() > 1).map(Map.Entry::getKey).toList();
        long unasked = stored.keySet().stream().filter(id -> !answered.containsKey(id)).count();
        return List.of(
                Invariant.of("every acknowledged " + thing + " is stored", acknowledged.size() + " acknowledged", some("lost", lost)),
                Invariant.of("no " + thing + " is stored twice", stored.size() + " stored", some("doubled", doubled)),
                Invariant.of("no two requests were given the same " + thing, "", some("shared", repeated)),
                Invariant.of(
                        "nothing is stored that nobody was told of",
                        unanswered + " requests without an answer",
                        unasked > unanswered ? unasked + " are stored that no answer named" : ""));
    }

    private Map<String, Integer> storedAfter(long after, String query) throws SQLException {
        Map<String, Integer> stored = new HashMap<>();
        try (Connection connection = database.connect(Database.PRODUCT);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.setFetchSize(FETCH);
            try (ResultSet rows = statement.executeQuery(query + " and position > " + after)) {
                while (rows.next()) {
                    stored.merge(rows.getString(1), 1, Integer::sum);
                }
            }
        }
        return stored;
    }

    private static String some(String what, List<String> ids) {
        return ids.isEmpty() ? "" : ids.size() + " " + what + ", such as " + ids.subList(0, Math.min(SHOWN, ids.size()));
    }

    /** Whether the log has no hole and no event twice. */
    public List<Invariant> logIsWhole() throws SQLException {
        long count = database.number("select count(*) from event_store.event");
        long head = database.head();
        long decided = database.number("select count(*) from event_store.event where event_type in"
                + " ('customer.conversion-attributed', 'customer.conversion-unattributed')");
        long recorded = database.number("select count(*) from event_store.event where event_type = 'customer.conversion-recorded'");
        return List.of(
                Invariant.of("the log has no hole", head + " events", count == head ? "" : count + " events up to position " + head),
                Invariant.of(
                        "every conversion has one decision",
                        recorded + " conversions",
                        decided == recorded ? "" : decided + " decisions on " + recorded + " conversions"));
    }

    /** Waits until all projections have reached the log's head, as long as they get on; answers the seconds it took. */
    public double awaitProjections() throws SQLException, InterruptedException {
        long startedNs = System.nanoTime();
        long movedNs = startedNs;
        long reached = -1;
        while (true) {
            long position = database.number("select min(position) from read_model.projection");
            if (position >= database.head()) {
                return (System.nanoTime() - startedNs) / 1e9;
            }
            if (position > reached) {
                reached = position;
                movedNs = System.nanoTime();
            } else if (System.nanoTime() - movedNs > STANDSTILL_NS) {
                throw new IllegalStateException("A projection stands still at position " + position + ", short of the log's head.");
            }
            Thread.sleep(POLL_MS);
        }
    }

    /** Whether the ledger, once it has caught up, is what the log says, and adds up to zero. */
    public List<Invariant> ledgerAgrees() throws SQLException {
        long accrued = database.number("select coalesce(sum((payload->>'amountMinor')::bigint), 0)::bigint from event_store.event"
                + " where event_type = 'commission.accrued'");
        long commissions = database.number("select count(*) from event_store.event where event_type = 'commission.accrued'");
        long posted = database.number("select coalesce(sum(amount_minor), 0)::bigint from read_model.ledger_entry"
                + " where kind = 'accrued'");
        long entries = database.number("select count(*) from read_model.ledger_entry where kind = 'accrued'");
        long balances = database.number("select coalesce(sum(pending_minor + payable_minor + paid_minor), 0)::bigint"
                + " from read_model.ledger_balance");
        long cost = database.number("""
                select coalesce(sum(case when debit_account like 'program%' then amount_minor else 0 end)
                              - sum(case when credit_account like 'program%' then amount_minor else 0 end), 0)::bigint
                from read_model.ledger_entry""");
        return List.of(
                Invariant.of("each accrued commission is posted once", commissions + " commissions",
                        entries == commissions ? "" : entries + " entries for " + commissions + " commissions"),
                Invariant.of("the ledger posts what was accrued", posted + " minor units",
                        posted == accrued ? "" : posted + " posted of " + accrued + " accrued"),
                Invariant.of("the accounts of the ledger add up to zero", balances + " minor units in the partners' accounts",
                        balances == cost ? "" : balances + " in the partners' accounts against " + cost + " of cost"));
    }
}
