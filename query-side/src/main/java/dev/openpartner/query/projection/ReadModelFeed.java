package dev.openpartner.query.projection;

import dev.openpartner.kernel.log.RecordedEvent;
import dev.openpartner.kernel.message.DomainEvent;
import dev.openpartner.query.projection.position.ProjectionPositions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Where the event processor hands over: events are only collected while a unit of work runs, and applied together right before
 * it commits, in its transaction.
 */
@Component
@Profile("role-query")
@ProcessingGroup(ReadModelFeed.PROCESSOR)
public final class ReadModelFeed {

    /** Name of the event processor that feeds all live projections. */
    public static final String PROCESSOR = "read-model";

    private static final String COLLECTED = ReadModelFeed.class.getName();

    private final LiveBatch live;
    private final ProjectionPositions positions;
    private final ProjectionGuard guard;

    ReadModelFeed(LiveBatch live, ProjectionPositions positions, ProjectionGuard guard) {
        this.live = live;
        this.positions = positions;
        this.guard = guard;
    }

    @EventHandler
    void on(EventMessage<?> message) {
        UnitOfWork<?> unitOfWork = CurrentUnitOfWork.get().root();
        List<RecordedEvent> collected = unitOfWork.getOrComputeResource(COLLECTED, key -> {
            List<RecordedEvent> events = new ArrayList<>();
            unitOfWork.onPrepareCommit(u -> apply(events));
            unitOfWork.afterCommit(u -> positions.advanced());
            return events;
        });
        collected.add(recorded(message));
    }

    private void apply(List<RecordedEvent> events) {
        try {
            live.apply(LiveBatch.consecutive(events));
        } catch (RuntimeException e) {
            if (Failure.isMissingTable(e)) {
                guard.wake();
            }
            throw e;
        }
    }

    private static RecordedEvent recorded(EventMessage<?> message) {
        if (!(message instanceof TrackedEventMessage<?> tracked && message instanceof DomainEventMessage<?> ofStream)) {
            throw new IllegalArgumentException("only events of the log feed the read model");
        }
        long position = tracked.trackingToken().position().orElseThrow();
        long recordedAtUs = ChronoUnit.MICROS.between(Instant.EPOCH, message.getTimestamp());
        return new RecordedEvent(
                position,
                ofStream.getAggregateIdentifier(),
                ofStream.getSequenceNumber(),
                recordedAtUs,
                (DomainEvent) message.getPayload());
    }
}
