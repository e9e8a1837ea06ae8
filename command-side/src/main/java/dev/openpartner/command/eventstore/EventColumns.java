package dev.openpartner.command.eventstore;

import dev.openpartner.command.eventstore.ArrayParameter.ElementType;
import dev.openpartner.command.eventstore.format.EventCodec;
import dev.openpartner.command.eventstore.format.EventTypes.StoredType;
import dev.openpartner.kernel.message.DomainEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;

/** Events as the columns of the table that they are stored in, each an array with an element per event, in order. */
final class EventColumns {

    /** A little more than most take, so that one buffer does. */
    private static final int PAYLOAD_BYTES = 1_200;

    private static final int ID_BYTES = 48;
    private static final int NAME_BYTES = 32;

    private final int count;
    private final ArrayParameter eventIds;
    private final ArrayParameter aggregateIds;
    private final ArrayParameter sequences;
    private final ArrayParameter eventTypes;
    private final ArrayParameter revisions;
    private final ArrayParameter tenants;
    private final ArrayParameter recordedAtUs;
    private final ArrayParameter payloads;
    private final ArrayParameter metadata;

    private EventColumns(int count) {
        this.count = count;
        eventIds = new ArrayParameter(ElementType.UUID, count, 2 * Long.BYTES);
        aggregateIds = new ArrayParameter(ElementType.TEXT, count, ID_BYTES);
        sequences = new ArrayParameter(ElementType.BIGINT, count, Long.BYTES);
        eventTypes = new ArrayParameter(ElementType.TEXT, count, NAME_BYTES);
        revisions = new ArrayParameter(ElementType.SMALLINT, count, Short.BYTES);
        tenants = new ArrayParameter(ElementType.TEXT, count, NAME_BYTES);
        recordedAtUs = new ArrayParameter(ElementType.BIGINT, count, Long.BYTES);
        payloads = new ArrayParameter(ElementType.TEXT, count, PAYLOAD_BYTES);
        metadata = new ArrayParameter(ElementType.TEXT, count, NAME_BYTES);
    }

    static EventColumns of(List<DomainEventMessage<?>> events, EventCodec codec) {
        EventColumns columns = new EventColumns(events.size());
        for (DomainEventMessage<?> event : events) {
            columns.add(event, codec);
        }
        return columns;
    }

    private void add(DomainEventMessage<?> message, EventCodec codec) {
        DomainEvent event = (DomainEvent) message.getPayload();
        StoredType type = codec.serializer().storedTypeOf(event);
        eventIds.uuid(EventIdentifiers.identifierOf(message));
        aggregateIds.text(message.getAggregateIdentifier());
        sequences.bigint(message.getSequenceNumber());
        eventTypes.text(type.name());
        revisions.smallint((short) type.revision());
        tenants.text(event.tenant());
        recordedAtUs.bigint(ChronoUnit.MICROS.between(Instant.EPOCH, message.getTimestamp()));
        payloads.text(json -> codec.writeJson(event, json));
        metadata.text(codec.metadataToJson(EventIdentifiers.withoutIdentifier(message.getMetaData())));
    }

    /** How many events these are. */
    int count() {
        return count;
    }

    /** Sets the first parameters of a statement, in the order of the fields above, and answers the index of the next. */
    int bind(Connection connection, PreparedStatement insert) throws SQLException {
        int index = 1;
        for (ArrayParameter column : List.of(
                eventIds, aggregateIds, sequences, eventTypes, revisions, tenants, recordedAtUs, payloads, metadata)) {
            insert.setArray(index++, column.on(connection));
        }
        return index;
    }
}
