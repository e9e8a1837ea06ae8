package dev.openpartner.command.eventstore;

import dev.openpartner.command.eventstore.format.EventCodec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * Appends events in the current transaction. Whoever appends holds one advisory lock from the drawing of positions to the commit,
 * so positions have no gaps, a rolled-back batch burns none, and commits happen in the order of positions.
 */
final class EventAppender {

    /** Serializes all appends to one database; any constant does, as long as it never changes. */
    private static final long APPEND_LOCK = 4_713_001_926_201_745_023L;

    /**
     * The settings keep a process that hangs from blocking all others: PostgreSQL ends a session that holds the lock and does nothing.
     * The lock must be a statement of its own, so that the one after it sees what the former holder committed.
     */
    private static final String LOCK = """
            select set_config('lock_timeout', '5s', true), set_config('idle_in_transaction_session_timeout', '10s', true),
                   pg_advisory_xact_lock(%d);
            """.formatted(APPEND_LOCK);

    private static final int LOCK_RESULTS = 1;

    private static final String SEE_HEAD =
            "select position, aggregate_id from event_store.event order by position desc limit 1";

    /** From the known position itself on: where it is gone, the log is not the one that this process knows. */
    private static final String SEE_OTHERS =
            "select position, aggregate_id from event_store.event where position >= ? order by position";

    /** Stores nothing, and answers null, where the head is not the one given. */
    private static final String INSERT = """
            with head as (select coalesce(max(position), 0) as position from event_store.event),
            stored as (
                insert into event_store.event (position, event_id, aggregate_type, aggregate_id, sequence, event_type, revision,
                                               tenant, recorded_at_us, payload, metadata)
                select head.position + e.ordinal, e.event_id::uuid, split_part(e.aggregate_id, ':', 1), e.aggregate_id, e.sequence,
                       e.event_type, e.revision, e.tenant, e.recorded_at_us, e.payload::json, e.metadata::json
                  from head
                 cross join unnest(?::text[], ?::text[], ?::bigint[], ?::text[], ?::smallint[], ?::text[], ?::bigint[], ?::text[],
                                   ?::text[])
                       with ordinality
                    as e (event_id, aggregate_id, sequence, event_type, revision, tenant, recorded_at_us, payload, metadata,
                          ordinal)
                 where head.position = ?
                returning position)
            select max(position), case when max(position) is not null then pg_notify('%s', max(position)::text) end from stored
            """.formatted(EventTail.CHANNEL);

    private static final String LOCK_AND_INSERT = LOCK + INSERT;

    private final EventCodec codec;
    private final AppendTurns turns;

    EventAppender(EventCodec codec, AppendTurns turns) {
        this.codec = codec;
        this.turns = turns;
    }

    /**
     * Appends in order and answers the position of the last event. Where no other process has appended since the known position,
     * which is the usual case, one round trip does it all.
     */
    long append(Connection connection, List<DomainEventMessage<?>> messages, StoreUnit unit) throws SQLException {
        EventColumns events = EventColumns.of(messages, codec);
        if (!unit.isLocked()) {
            Long last = unit.isGuarded() ? appendInTurn(connection, events, unit) : null;
            if (last != null) {
                return last;
            }
            if (!unit.isGuarded()) {
                lock(connection);
            }
            seeOthers(connection, unit);
        }
        Long last = insert(connection, INSERT, 0, events, unit.lastPosition());
        if (last == null) {
            throw new IllegalStateException("The log grew beyond " + unit.lastPosition() + " in spite of the append lock");
        }
        unit.appendedUpTo(last);
        return last;
    }

    private @Nullable Long appendInTurn(Connection connection, EventColumns events, StoreUnit unit) throws SQLException {
        turns.take(unit);
        unit.overtakenBy(turns.after(unit.knownPosition()));
        long head = unit.knownPosition();
        Long last = insert(connection, LOCK_AND_INSERT, LOCK_RESULTS, events, head);
        if (last != null) {
            unit.lockedAt(head, Set.of());
            unit.appendedUpTo(last);
        }
        return last;
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

    private static @Nullable Long insert(Connection connection, String sql, int lockResults, EventColumns events, long head)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setLong(events.bind(connection, insert), head);
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
