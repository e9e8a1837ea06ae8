package dev.openpartner.command.eventstore;

import dev.openpartner.command.eventstore.format.EventCodec;
import dev.openpartner.command.eventstore.format.EventTypes.StoredType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;

/** The newest snapshot of each stream that has one. A snapshot is a shortcut: it may always be thrown away. */
final class SnapshotTable {

    private static final Logger log = LoggerFactory.getLogger(SnapshotTable.class);

    private static final String STORE = """
            insert into event_store.snapshot as old (aggregate_id, aggregate_type, sequence, event_id, snapshot_type, revision,
                                                     recorded_at_us, payload, metadata)
            select s.aggregate_id, split_part(s.aggregate_id, ':', 1), s.sequence, s.event_id::uuid, s.snapshot_type, s.revision,
                   s.recorded_at_us, s.payload::json, s.metadata::json
              from unnest(?::text[], ?::bigint[], ?::text[], ?::text[], ?::smallint[], ?::bigint[], ?::text[], ?::text[])
                as s (aggregate_id, sequence, event_id, snapshot_type, revision, recorded_at_us, payload, metadata)
            on conflict (aggregate_id) do update
               set sequence = excluded.sequence, event_id = excluded.event_id, snapshot_type = excluded.snapshot_type,
                   revision = excluded.revision, recorded_at_us = excluded.recorded_at_us, payload = excluded.payload,
                   metadata = excluded.metadata
             where old.sequence < excluded.sequence
            """;

    private static final String READ = """
            select 0, event_id, aggregate_type, aggregate_id, sequence, snapshot_type, revision, recorded_at_us, payload, metadata
              from event_store.snapshot where aggregate_id = ?
            """;

    /** What a crash takes is made again. The events of a snapshot were committed before it, so it never outlives them. */
    private static final String WITHOUT_THE_DISK = "set local synchronous_commit = off";

    private final JdbcTemplate jdbc;
    private final EventCodec codec;
    private final TransactionTemplate ownTransaction;

    SnapshotTable(JdbcTemplate jdbc, PlatformTransactionManager transactions, EventCodec codec) {
        this.jdbc = jdbc;
        this.codec = codec;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Stores the newest of each stream, in the order of stream ids, so that two processes never wait for each other. Always in a
     * transaction of its own, which does not wait for the disk.
     */
    void store(Collection<DomainEventMessage<?>> snapshots) {
        Map<String, DomainEventMessage<?>> newest = new TreeMap<>();
        for (DomainEventMessage<?> snapshot : snapshots) {
            newest.merge(
                    snapshot.getAggregateIdentifier(),
                    snapshot,
                    (one, other) -> one.getSequenceNumber() > other.getSequenceNumber() ? one : other);
        }
        ownTransaction.executeWithoutResult(status -> {
            jdbc.execute(WITHOUT_THE_DISK);
            insert(newest);
        });
    }

    private void insert(Map<String, DomainEventMessage<?>> newest) {
        jdbc.update(
                STORE,
                column(newest, String[]::new, DomainEventMessage::getAggregateIdentifier),
                column(newest, Long[]::new, DomainEventMessage::getSequenceNumber),
                column(newest, String[]::new, DomainEventMessage::getIdentifier),
                column(newest, String[]::new, snapshot -> typeOf(snapshot).name()),
                column(newest, Short[]::new, snapshot -> (short) typeOf(snapshot).revision()),
                column(newest, Long[]::new, snapshot -> ChronoUnit.MICROS.between(Instant.EPOCH, snapshot.getTimestamp())),
                column(newest, String[]::new, snapshot -> codec.toJson(snapshot.getPayload())),
                column(newest, String[]::new, snapshot -> codec.metadataToJson(snapshot.getMetaData())));
    }

    private StoredType typeOf(DomainEventMessage<?> snapshot) {
        return codec.serializer().storedTypeOf(snapshot.getPayload());
    }

    private static <V> V[] column(
            Map<String, DomainEventMessage<?>> rows, IntFunction<V[]> array, Function<DomainEventMessage<?>, V> value) {
        return rows.values().stream().map(value).toArray(array);
    }

    Optional<DomainEventMessage<?>> read(String aggregateId) {
        try {
            return jdbc.query(READ, (row, index) -> EventRow.read(row), aggregateId).stream()
                    .findFirst()
                    .map(row -> row.toDomainEvent(codec));
        } catch (SerializationException | JacksonException e) {
            log.warn("Snapshot of {} is of another version of this program", aggregateId, e);
            return Optional.empty();
        }
    }
}
