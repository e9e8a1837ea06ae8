package dev.openpartner.command.eventstore;

import java.util.Set;
import java.util.UUID;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/**
 * Lets a command handler choose the identifier of an event that it applies. An identifier derived from what makes a request
 * unique turns the store's own unique index into the duplicate check:
 *
 * <pre>{@code AggregateLifecycle.apply(event, EventIdentifiers.identifiedBy(uuid))}</pre>
 */
public final class EventIdentifiers {

    private static final String KEY = "openpartner.event-id";

    private EventIdentifiers() {}

    /** Metadata that names the event; it is taken out again before the event is stored. */
    public static MetaData identifiedBy(UUID eventId) {
        return MetaData.with(KEY, eventId);
    }

    static UUID identifierOf(EventMessage<?> event) {
        @Nullable Object chosen = event.getMetaData().get(KEY);
        return chosen instanceof UUID eventId ? eventId : UUID.fromString(event.getIdentifier());
    }

    static MetaData withoutIdentifier(MetaData metadata) {
        return metadata.containsKey(KEY) ? metadata.withoutKeys(Set.of(KEY)) : metadata;
    }
}
