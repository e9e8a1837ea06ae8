package dev.openpartner.command.lane;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.SnapshotTrigger;

/** Counts the events that were read to have an aggregate, from its snapshot on. */
final class ReplayedEvents implements SnapshotTrigger {

    private boolean isLoaded;
    private int replayed;

    /** How many there were, once for each load; 0 for an aggregate that was not loaded. */
    static int takenFrom(EventSourcedAggregate<?> aggregate) {
        return aggregate.getSnapshotTrigger() instanceof ReplayedEvents counted ? counted.take() : 0;
    }

    private int take() {
        int taken = isLoaded ? replayed : 0;
        replayed = 0;
        return taken;
    }

    @Override
    public void eventHandled(EventMessage<?> event) {
        if (!isLoaded) {
            replayed++;
        }
    }

    @Override
    public void initializationFinished() {
        isLoaded = true;
    }
}
