package dev.openpartner.command.customer;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Finds stored events by their id, with one query for any number of them. */
@FunctionalInterface
public interface KnownEvents {

    /** The log positions of those events that exist. */
    Map<UUID, Long> positions(Collection<UUID> eventIds);
}
