package dev.openpartner.command.eventstore;

import dev.openpartner.command.eventstore.format.EventCodec;
import dev.openpartner.kernel.log.RecordedEvent;
import dev.openpartner.kernel.message.DomainEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.LazyDeserializingObject;
import org.axonframework.serialization.SerializedMessage;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;

/** A row of the event table, and the three shapes in which it is handed out. */
record EventRow(
        long position,
        UUID eventId,
        String aggregateType,
        String aggregateId,
        long sequence,
        String eventType,
        int revision,
        long recordedAtUs,
        String payload,
        String metadata) {

    static final String COLUMNS = "position, event_id, aggregate_type, aggregate_id, sequence, event_type, revision, "
            + "recorded_at_us, payload, metadata";

    static EventRow read(ResultSet row) throws SQLException {
        return new EventRow(
                row.getLong(1),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                row.getString(6),
                row.getInt(7),
                row.getLong(8),
                row.getString(9),
                row.getString(10));
    }

    RecordedEvent toRecordedEvent(EventCodec codec) {
        DomainEvent event = (DomainEvent) codec.payload(eventType, revision, payload);
        return new RecordedEvent(position, aggregateId, sequence, recordedAtUs, event);
    }

    DomainEventMessage<?> toDomainEvent(EventCodec codec) {
        return new GenericDomainEventMessage<>(
                aggregateType,
                aggregateId,
                sequence,
                codec.payload(eventType, revision, payload),
                codec.metadata(metadata),
                eventId.toString(),
                recordedAt());
    }

    /** Decoded only where it is handled: an event that cannot be read fails in its handler, not in the stream. */
    TrackedEventMessage<?> toTrackedEvent(EventCodec codec) {
        var type = new SimpleSerializedType(eventType, Integer.toString(revision));
        var lazyPayload = new LazyDeserializingObject<>(
                new SimpleSerializedObject<>(payload, String.class, type), codec.serializer());
        var lazyMetadata = new LazyDeserializingObject<MetaData>(
                new SerializedMetaData<>(metadata, String.class), codec.serializer());
        var message = new SerializedMessage<>(eventId.toString(), lazyPayload, lazyMetadata);
        return new GenericTrackedDomainEventMessage<>(
                new GlobalSequenceTrackingToken(position), aggregateType, aggregateId, sequence, message, this::recordedAt);
    }

    /** An event that was just stored, in the shape that {@link #toTrackedEvent} would give it. */
    static TrackedEventMessage<?> asIfRead(long position, DomainEventMessage<?> stored) {
        Instant recordedAt = stored.getTimestamp().truncatedTo(ChronoUnit.MICROS);
        var message = new GenericMessage<>(
                EventIdentifiers.identifierOf(stored).toString(),
                stored.getPayload(),
                EventIdentifiers.withoutIdentifier(stored.getMetaData()));
        return new GenericTrackedDomainEventMessage<>(
                new GlobalSequenceTrackingToken(position),
                aggregateTypeIn(stored.getAggregateIdentifier()),
                stored.getAggregateIdentifier(),
                stored.getSequenceNumber(),
                message,
                () -> recordedAt);
    }

    private static String aggregateTypeIn(String aggregateId) {
        int end = aggregateId.indexOf(':');
        return end < 0 ? aggregateId : aggregateId.substring(0, end);
    }

    private Instant recordedAt() {
        return Instant.EPOCH.plus(recordedAtUs, ChronoUnit.MICROS);
    }
}
