package dev.openpartner.command.eventstore;

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

    private final String[] eventIds;
    private final String[] aggregateIds;
    private final Long[] sequences;
    private final String[] eventTypes;
    private final Short[] revisions;
    private final String[] tenants;
    private final Long[] recordedAtUs;
    private final String[] payloads;
    private final String[] metadata;

    private EventColumns(int count) {
        eventIds = new String[count];
        aggregateIds = new String[count];
        sequences = new Long[count];
        eventTypes = new String[count];
        revisions = new Short[count];
        tenants = new String[count];
        recordedAtUs = new Long[count];
        payloads = new String[count];
        metadata = new String[count];
    }

    static EventColumns of(List<DomainEventMessage<?>> events, EventCodec codec) {
        EventColumns columns = new EventColumns(events.size());
        for (int i = 0; i < events.size(); i++) {
            columns.set(i, events.get(i), codec);
        }
        return columns;
    }

    private void set(int i, DomainEventMessage<?> message, EventCodec codec) {
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

    /** How many events these are. */
    int count() {
        return eventIds.length;
    }

    /** Sets the first parameters of a statement, in the order of the fields above, and answers the index of the next. */
    int bind(Connection connection, PreparedStatement insert) throws SQLException {
        int index = 1;
        insert.setArray(index++, connection.createArrayOf("text", eventIds));
        insert.setArray(index++, connection.createArrayOf("text", aggregateIds));
        insert.setArray(index++, connection.createArrayOf("int8", sequences));
        insert.setArray(index++, connection.createArrayOf("text", eventTypes));
        insert.setArray(index++, connection.createArrayOf("int2", revisions));
        insert.setArray(index++, connection.createArrayOf("text", tenants));
        insert.setArray(index++, connection.createArrayOf("int8", recordedAtUs));
        insert.setArray(index++, connection.createArrayOf("text", payloads));
        insert.setArray(index++, connection.createArrayOf("text", metadata));
        return index;
    }
}
