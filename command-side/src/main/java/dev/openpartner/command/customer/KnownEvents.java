package dev.openpartner.command.customer;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Finds stored events by their id, with one query for any number of them. */
@FunctionalInterface
public interface KnownEvents {

    /**
     * Where an event is.
     *
     * @param aggregateId its stream
     * @param sequence place in the stream, from 0
     */
    record Place(String aggregateId, long sequence) {}

    /** The places of those events that exist. */
    Map<UUID, Place> find(Collection<UUID> eventIds);
}
