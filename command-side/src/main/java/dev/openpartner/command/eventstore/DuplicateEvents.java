package dev.openpartner.command.eventstore;

import java.util.Set;
import java.util.UUID;

/** Events with these identifiers are in the store already, so what they report was recorded before; nothing was stored. */
public final class DuplicateEvents extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Set<UUID> eventIds;

    public DuplicateEvents(Set<UUID> eventIds, Throwable cause) {
        super("Recorded before: " + eventIds, cause);
        this.eventIds = Set.copyOf(eventIds);
    }

    /** The identifiers that are taken. */
    public Set<UUID> eventIds() {
        return eventIds;
    }
}
