package dev.openpartner.command.eventstore;

import dev.openpartner.command.eventstore.EventTypes.StoredType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SimpleSerializedType;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.ObjectReader;

/** Payloads and metadata to JSON and back, with a prepared reader per stored type. */
final class EventCodec {

    private static final String NO_METADATA = "{}";

    private final EventSerializer serializer;
    private final ObjectMapper mapper;
    private final Map<StoredType, ObjectReader> readers = new ConcurrentHashMap<>();

    EventCodec(EventSerializer serializer) {
        this.serializer = serializer;
        this.mapper = serializer.getObjectMapper();
    }

    EventSerializer serializer() {
        return serializer;
    }

    String toJson(Object value) {
        return mapper.writeValueAsString(value);
    }

    String metadataToJson(MetaData metadata) {
        return metadata.isEmpty() ? NO_METADATA : mapper.writeValueAsString(metadata);
    }

    Object payload(String name, int revision, String json) {
        return readers.computeIfAbsent(new StoredType(name, revision), this::readerFor).readValue(json);
    }

    MetaData metadata(String json) {
        return json.equals(NO_METADATA) ? MetaData.emptyInstance() : mapper.readValue(json, MetaData.class);
    }

    private ObjectReader readerFor(StoredType type) {
        return mapper.readerFor(
                serializer.classForType(new SimpleSerializedType(type.name(), Integer.toString(type.revision()))));
    }
}
