package dev.openpartner.command.eventstore.format;

import dev.openpartner.command.eventstore.format.EventTypes.StoredType;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SimpleSerializedType;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.ObjectReader;

/** Payloads and metadata to JSON and back, with a prepared reader per stored type. */
public final class EventCodec {

    private static final String NO_METADATA = "{}";

    private final EventSerializer serializer;
    private final ObjectMapper mapper;
    private final Map<StoredType, ObjectReader> readers = new ConcurrentHashMap<>();

    public EventCodec(EventSerializer serializer) {
        this.serializer = serializer;
        this.mapper = serializer.getObjectMapper();
    }

    /** What it is made of, for whoever has to hand it to the framework. */
    public EventSerializer serializer() {
        return serializer;
    }

    /** A payload as JSON. */
    public String toJson(Object value) {
        return mapper.writeValueAsString(value);
    }

    /** Writes a payload as JSON, in UTF-8. */
    public void writeJson(Object value, OutputStream target) {
        mapper.writeValue(target, value);
    }

    /** Metadata as JSON. */
    public String metadataToJson(MetaData metadata) {
        return metadata.isEmpty() ? NO_METADATA : mapper.writeValueAsString(metadata);
    }

    /** The payload of that logical name and revision. */
    public Object payload(String name, int revision, String json) {
        return readers.computeIfAbsent(new StoredType(name, revision), this::readerFor).readValue(json);
    }

    /** The payload of that logical name and revision, from a part of these bytes. */
    public Object payload(String name, int revision, byte[] json, int offset, int length) {
        return readers.computeIfAbsent(new StoredType(name, revision), this::readerFor).readValue(json, offset, length);
    }

    /** Metadata from its JSON. */
    public MetaData metadata(String json) {
        return json.equals(NO_METADATA) ? MetaData.emptyInstance() : mapper.readValue(json, MetaData.class);
    }

    private ObjectReader readerFor(StoredType type) {
        return mapper.readerFor(
                serializer.classForType(new SimpleSerializedType(type.name(), Integer.toString(type.revision()))));
    }
}
