package dev.openpartner.command.eventstore;

import dev.openpartner.command.eventstore.format.EventCodec;
import dev.openpartner.command.eventstore.format.EventTypes.StoredType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.core.JacksonException;

/** The newest snapshot of each stream that has one. A snapshot is a shortcut: it may always be thrown away. */
final class SnapshotTable {

    private static final Logger log = LoggerFactory.getLogger(SnapshotTable.class);

    private static final String STORE = """
            insert into event_store.snapshot as old (aggregate_id, aggregate_type, sequence, event_id, snapshot_type, revision,
                                                     recorded_at_us, payload, metadata)
            values (?, split_part(?, ':', 1), ?, ?::uuid, ?, ?, ?, ?::json, ?::json)
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

    private final JdbcTemplate jdbc;
    private final EventCodec codec;

    SnapshotTable(JdbcTemplate jdbc, EventCodec codec) {
        this.jdbc = jdbc;
        this.codec = codec;
    }

    void store(DomainEventMessage<?> snapshot) {
        StoredType type = codec.serializer().storedTypeOf(snapshot.getPayload());
        String aggregateId = snapshot.getAggregateIdentifier();
        jdbc.update(
                STORE,
                aggregateId,
                aggregateId,
                snapshot.getSequenceNumber(),
                snapshot.getIdentifier(),
                type.name(),
                type.revision(),
                ChronoUnit.MICROS.between(Instant.EPOCH, snapshot.getTimestamp()),
                codec.toJson(snapshot.getPayload()),
                codec.metadataToJson(snapshot.getMetaData()));
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
