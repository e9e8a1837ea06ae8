package dev.openpartner.command.eventstore;

import dev.openpartner.command.eventstore.format.EventCodec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * Appends events in the current transaction, right after the newest event there is. Positions are given, not drawn: they have no gaps, a
 * rolled-back batch burns none, and as the position is a key, of two appends that begin at the same place one fails. An append
 * that goes on from one that is not inserted or not committed yet is committed after it, see {@link AppendTurns}; so commits happen in
 * the order of positions.
 *
 * <p>All appends share a lock until they end. Whoever is likely to meet other processes has it alone, so that they wait for each
 * other instead of failing.
 */
final class EventAppender {

    /** Any constant does, as long as it never changes. */
    private static final long APPEND_LOCK = 4_713_001_926_201_745_023L;

    /**
     * The settings keep a process that hangs from blocking all others: PostgreSQL ends a session that holds the lock and does nothing.
     * The lock must be a statement of its own, so that the one after it sees what the former holder committed.
     */
    private static final String LOCK_WITH = """
            select set_config('lock_timeout', '%s', true), set_config('idle_in_transaction_session_timeout', '10s', true),
                   %s(%d);
            """;

    /**
     * For the lock that is shared, and for the insert as well. An insert waits where another process has taken its place; when that one
     * waits for what this process inserted further on, which is committed after this insert, PostgreSQL sees no deadlock.
     */
    static final Duration SHARED_WAIT = Duration.ofMillis(500);

    private static final String LONGEST_WAIT = "5s";

    private static final String LOCK = LOCK_WITH.formatted(LONGEST_WAIT, "pg_advisory_xact_lock", APPEND_LOCK);

    private static final int LOCK_RESULTS = 1;

    private static final String SEE_HEAD =
            "select position, aggregate_id from event_store.event order by position desc limit 1";

    /** From the known position itself on: where it is gone, the log is not the one that this process knows. */
    private static final String SEE_OTHERS =
            "select position, aggregate_id from event_store.event where position >= ? order by position";

    /**
     * Stores nothing, and answers null, where the head is neither the one given nor that of an append which is being committed. What comes
     * after it may wait for longer: commits that notify come one after the other in all of PostgreSQL, however slow the disk is.
     */
    private static final String INSERT = """
            with stored as (
                insert into event_store.event (position, event_id, aggregate_type, aggregate_id, sequence, event_type, revision,
                                               tenant, recorded_at_us, payload, metadata)
                select head.position + e.ordinal, e.event_id, split_part(e.aggregate_id, ':', 1), e.aggregate_id, e.sequence,
                       e.event_type, e.revision, e.tenant, e.recorded_at_us, e.payload::json, e.metadata::json
                  from unnest(?::uuid[], ?::text[], ?::bigint[], ?::text[], ?::smallint[], ?::text[], ?::bigint[], ?::text[],
                              ?::text[])
                       with ordinality
                    as e (event_id, aggregate_id, sequence, event_type, revision, tenant, recorded_at_us, payload, metadata,
                          ordinal)
                 cross join (values (?::bigint, ?::boolean)) as head (position, is_open)
                 where head.is_open or head.position = (select coalesce(max(position), 0) from event_store.event)
                returning position)
            select max(position), case when max(position) is not null then pg_notify('%s', max(position)::text) end,
                   set_config('lock_timeout', '%s', true)
              from stored
            """.formatted(EventTail.CHANNEL, LONGEST_WAIT);

    private static final String LOCK_AND_INSERT = LOCK + INSERT;

    private final EventCodec codec;
    private final AppendTurns turns;
    private final String shareLockAndInsert;

    EventAppender(EventCodec codec, AppendTurns turns, Duration sharedWait) {
        this.codec = codec;
        this.turns = turns;
        this.shareLockAndInsert =
                LOCK_WITH.formatted(sharedWait.toMillis() + "ms", "pg_advisory_xact_lock_shared", APPEND_LOCK) + INSERT;
    }

    /**
     * Appends in order and answers the position of the last event. Where no other process has appended since the known position,
     * which is the usual case, one round trip does it all. A guarded unit of work appends once: what comes after its events is
     * another's.
     */
    long append(Connection connection, List<DomainEventMessage<?>> messages, StoreUnit unit) throws SQLException {
        EventColumns events = EventColumns.of(messages, codec);
        if (!unit.isLocked()) {
            if (unit.isGuarded()) {
                AppendTurns.Turn turn = turns.take(unit);
                boolean alone = turns.isCareful();
                unit.overtakenBy(turns.unseen(unit.knownPosition(), !alone));
                if (alone ? appendAlone(connection, events, unit) : appendWithOthers(connection, events, unit, turn)) {
                    return unit.lastPosition();
                }
                turns.surprised();
            } else {
                lock(connection);
            }
            seeOthers(connection, unit);
        } else if (unit.isGuarded()) {
            throw new IllegalStateException("Appended a second time in one unit of work");
        }
        Long last = insert(connection, INSERT, 0, events, unit.lastPosition(), false);
        if (last == null) {
            throw new Overtaken(unit.lastPosition(), null);
        }
        unit.appendedUpTo(last);
        return last;
    }

    /**
     * Whoever has the next turn need not wait for more than to know how many events these are. False if the log ends elsewhere by now and
     * nobody counts on this append; the turn is taken back then.
     */
    private boolean appendWithOthers(Connection connection, EventColumns events, StoreUnit unit, AppendTurns.Turn turn) {
        long head = unit.knownPosition();
        unit.lockedAt(head, Set.of());
        unit.appendedUpTo(head + events.count());
        turn.passOn();
        try {
            boolean isOpen = unit.predecessor() != null;
            if (insert(connection, shareLockAndInsert, LOCK_RESULTS, events, head, isOpen) != null) {
                return true;
            }
        } catch (SQLException e) {
            throw AppendFailures.isLongWait(e) ? AppendFailures.overtakenMeanwhile(head, e) : AppendFailures.of(e);
        }
        if (!turn.takeBack()) {
            throw new Overtaken(head, null);
        }
        return false;
    }

    /** False if the log ends elsewhere by now; the lock is held then. */
    private static boolean appendAlone(Connection connection, EventColumns events, StoreUnit unit) throws SQLException {
        long head = unit.knownPosition();
        Long last = insert(connection, LOCK_AND_INSERT, LOCK_RESULTS, events, head, false);
        if (last == null) {
            return false;
        }
        unit.lockedAt(head, Set.of());
        unit.appendedUpTo(last);
        return true;
    }

    private static void lock(Connection connection) throws SQLException {
        try (Statement lock = connection.createStatement()) {
            lock.execute(LOCK);
        }
    }

    private static void seeOthers(Connection connection, StoreUnit unit) throws SQLException {
        boolean guarded = unit.isGuarded();
        try (PreparedStatement look = connection.prepareStatement(guarded ? SEE_OTHERS : SEE_HEAD)) {
            if (guarded) {
                look.setLong(1, unit.knownPosition());
            }
            long head = 0;
            Set<String> changed = new HashSet<>();
            try (ResultSet seen = look.executeQuery()) {
                while (seen.next()) {
                    head = seen.getLong(1);
                    if (guarded && head > unit.knownPosition()) {
                        changed.add(seen.getString(2));
                    }
                }
            }
            if (head < unit.knownPosition()) {
                throw new LogRewound(unit.knownPosition());
            }
            unit.lockedAt(head, changed);
        }
    }

    private static @Nullable Long insert(
            Connection connection, String sql, int lockResults, EventColumns events, long head, boolean isOpen)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            int index = events.bind(connection, insert);
            insert.setLong(index, head);
            insert.setBoolean(index + 1, isOpen);
            insert.execute();
            for (int i = 0; i < lockResults; i++) {
                insert.getMoreResults();
            }
            try (ResultSet stored = insert.getResultSet()) {
                stored.next();
                return stored.getObject(1, Long.class);
            }
        }
    }
}
