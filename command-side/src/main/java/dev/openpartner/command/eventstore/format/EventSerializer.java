package dev.openpartner.command.eventstore.format;

import dev.openpartner.command.eventstore.format.EventTypes.StoredType;
import java.util.Optional;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;

/** Events as JSON under their logical names; Axon's own classes, such as tokens, keep their class names. */
public final class EventSerializer extends Jackson3Serializer {

    private final EventTypes types;

    public EventSerializer(EventTypes types, Builder builder) {
        super(builder);
        this.types = types;
    }

    @Override
    public SerializedType typeForClass(@SuppressWarnings("rawtypes") @Nullable Class type) {
        if (type == null) {
            return super.typeForClass(null);
        }
        Class<?> named = type;
        return types.typeOf(named)
                .<SerializedType>map(t -> new SimpleSerializedType(t.name(), Integer.toString(t.revision())))
                .orElseGet(() -> super.typeForClass(type));
    }

    /**
     * The class of a stored type. An unknown one is an error and not a placeholder: a handler would pass over a placeholder
     * silently, and an event must never be passed over.
     */
    @Override
    public Class<?> classForType(SerializedType stored) {
        Optional<Class<?>> named = logicalType(stored).flatMap(types::classOf);
        if (named.isPresent()) {
            return named.get();
        }
        Class<?> found = super.classForType(stored);
        if (UnknownSerializedType.class.equals(found)) {
            throw new SerializationException("Unknown stored type " + stored.getName() + " revision " + stored.getRevision()
                    + ": written by another version of this program?");
        }
        return found;
    }

    /** The type under which an event is stored; an event without a name cannot be. */
    public StoredType storedTypeOf(Object event) {
        return types.typeOf(event.getClass())
                .orElseThrow(() -> new SerializationException(event.getClass().getName() + " is no known event"));
    }

    private static Optional<StoredType> logicalType(SerializedType stored) {
        String revision = stored.getRevision();
        if (revision == null || revision.isEmpty() || !revision.chars().allMatch(Character::isDigit)) {
            return Optional.empty();
        }
        return Optional.of(new StoredType(stored.getName(), Integer.parseInt(revision)));
    }
}
