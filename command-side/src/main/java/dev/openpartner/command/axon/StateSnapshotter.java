package dev.openpartner.command.axon;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.AggregateSnapshotter;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.jspecify.annotations.Nullable;

/** Snapshots the state of an aggregate as a record of its own, and not the fields of the aggregate class. */
final class StateSnapshotter extends AggregateSnapshotter {

    StateSnapshotter(Builder builder) {
        super(builder);
    }

    @Override
    @SuppressWarnings("rawtypes") // As declared by Axon.
    protected @Nullable DomainEventMessage createSnapshot(
            Class<?> aggregateType, String aggregateIdentifier, DomainEventStream eventStream) {
        DomainEventMessage<?> whole = super.createSnapshot(aggregateType, aggregateIdentifier, eventStream);
        if (whole == null || !(whole.getPayload() instanceof Snapshotted aggregate)) {
            return null;
        }
        return new GenericDomainEventMessage<>(
                whole.getType(), whole.getAggregateIdentifier(), whole.getSequenceNumber(), aggregate.toSnapshot());
    }
}
