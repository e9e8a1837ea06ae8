package dev.openpartner.command.eventstore;

import dev.openpartner.command.eventstore.format.EventCodec;
import dev.openpartner.command.eventstore.format.EventTypes.StoredType;
import dev.openpartner.kernel.message.DomainEvent;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.eventhandling.DomainEventMessage;

/**
 * Appends events in the current transaction. Whoever appends holds one advisory lock from the drawing of positions to the commit,
 * so positions have no gaps, a rolled-back batch burns none, and commits happen in the order of positions.
 */
final class EventAppender {

    /** Serializes all appends to one database; any constant does, as long as it never changes. */
    private static final long APPEND_LOCK = 4_713_001_926_201_745_023L;

    /**
     * The first statement keeps a process that hangs from blocking all others: PostgreSQL ends a session that holds the lock
     * and does nothing. The lock must be a statement of its own, so that the one after it sees what the former holder committed.
     */
    private static final String LOCK = """
            select set_config('lock_timeout', '5s', true), set_config('idle_in_transaction_session_timeout', '10s', true);
            select pg_advisory_xact_lock(%d);
            """.formatted(APPEND_LOCK);

    /** From the known position itself on: where it is gone, the log is not the one that this process knows. */
    private static final String LOCK_AND_SEE_OTHERS =
            LOCK + "select position, aggregate_id from event_store.event where position >= ? order by position";

    private static final String LOCK_AND_SEE_HEAD =
            LOCK + "select position, aggregate_id from event_store.event order by position desc limit 1";

    private static final String INSERT = """
            with stored as (
                insert into event_store.event (position, event_id, aggregate_type, aggregate_id, sequence, event_type, revision,
                                               tenant, recorded_at_us, payload, metadata)
                select ? + e.ordinal, e.event_id::uuid, split_part(e.aggregate_id, ':', 1), e.aggregate_id, e.sequence,
                       e.event_type, e.revision, e.tenant, e.recorded_at_us, e.payload::json, e.metadata::json
                  from unnest(?::text[], ?::text[], ?::bigint[], ?::text[], ?::smallint[], ?::text[], ?::bigint[], ?::text[],
                              ?::text[])
                       with ordinality
                    as e (event_id, aggregate_id, sequence, event_type, revision, tenant, recorded_at_us, payload, metadata,
                          ordinal)
                returning position)
            select max(position), pg_notify('%s', max(position)::text) from stored
            """.formatted(EventTail.CHANNEL);

    private final EventCodec codec;

    EventAppender(EventCodec codec) {
        this.codec = codec;
    }

    /** Appends in order and answers the position of the last event. */
    long append(Connection connection, List<DomainEventMessage<?>> events, StoreUnit unit) throws SQLException {
        long head = unit.isLocked() ? unit.lastPosition() : lock(connection, unit);
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            bind(connection, insert, head, events);
            try (ResultSet stored = insert.executeQuery()) {
                stored.next();
                long last = stored.getLong(1);
                unit.appendedUpTo(last);
                return last;
            }
        }
    }

    private static long lock(Connection connection, StoreUnit unit) throws SQLException {
        boolean guarded = unit.isGuarded();
        try (PreparedStatement lock = connection.prepareStatement(guarded ? LOCK_AND_SEE_OTHERS : LOCK_AND_SEE_HEAD)) {
            if (guarded) {
                lock.setLong(1, unit.knownPosition());
            }
            lock.execute();
            lock.getMoreResults();
            lock.getMoreResults();
            long head = 0;
            Set<String> changed = new HashSet<>();
            try (ResultSet seen = lock.getResultSet()) {
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
            return head;
        }
    }

    private void bind(Connection connection, PreparedStatement insert, long head, List<DomainEventMessage<?>> events)
            throws SQLException {
        int count = events.size();
        String[] eventIds = new String[count];
        String[] aggregateIds = new String[count];
        Long[] sequences = new Long[count];
        String[] eventTypes = new String[count];
        Short[] revisions = new Short[count];
        String[] tenants = new String[count];
        Long[] recordedAtUs = new Long[count];
        String[] payloads = new String[count];
        String[] metadata = new String[count];
        for (int i = 0; i < count; i++) {
            DomainEventMessage<?> message = events.get(i);
            DomainEvent event = (DomainEvent) message.getPayload();
            StoredType type = codec.serializer().storedTypeOf(event);
            eventIds[i] = EventIdentifiers.identifierOf(message).toString();
            aggregateIds[i] = message.getAggregateIdentifier();
            sequences[i] = message.getSequenceNumber();
            eventTypes[i] = type.name();
            revisions[i] = (short) type.revision();
            tenants[i] = event.tenant();
            recordedAtUs[i] = ChronoUnit.MICROS.between(Instant.EPOCH, message.getTimestamp());
            payloads[i] = codec.toJson(event);
            metadata[i] = codec.metadataToJson(EventIdentifiers.withoutIdentifier(message.getMetaData()));
        }
        insert.setLong(1, head);
        setArray(connection, insert, 2, "text", eventIds);
        setArray(connection, insert, 3, "text", aggregateIds);
        setArray(connection, insert, 4, "int8", sequences);
        setArray(connection, insert, 5, "text", eventTypes);
        setArray(connection, insert, 6, "int2", revisions);
        setArray(connection, insert, 7, "text", tenants);
        setArray(connection, insert, 8, "int8", recordedAtUs);
        setArray(connection, insert, 9, "text", payloads);
        setArray(connection, insert, 10, "text", metadata);
    }

    private static void setArray(Connection connection, PreparedStatement insert, int index, String type, Object[] values)
            throws SQLException {
        Array array = connection.createArrayOf(type, values);
        insert.setArray(index, array);
    }
}
