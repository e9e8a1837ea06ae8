package dev.openpartner.query.projection;

import dev.openpartner.query.projection.position.ProjectionPositions;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.config.Configuration;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventProcessorSpanFactory;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventsourcing.eventstore.EventStore;

/**
 * Axon's tracking processor, less timid: after failures in a row it would pause for up to a minute, and for that long after a
 * database is back, every list would show what was true before it went away.
 */
final class ReadModelTracker extends TrackingEventProcessor {

    private static final long LONGEST_PAUSE_MS = 1_000;

    /** Read in less than a second. */
    private static final long LOOKED_AT_EVERY = 10_000;

    private ReadModelTracker(Builder builder) {
        super(builder);
    }

    static ReadModelTracker of(
            String name,
            Configuration configuration,
            EventHandlerInvoker handlers,
            ProjectionPositions positions,
            TrackingEventProcessorConfiguration settings) {
        EventProcessingConfiguration processing = configuration.eventProcessingConfiguration();
        return new ReadModelTracker(builder()
                .name(name)
                .eventHandlerInvoker(handlers)
                .rollbackConfiguration(processing.rollbackConfiguration(name))
                .errorHandler(processing.errorHandler(name))
                .messageMonitor(processing.messageMonitor(TrackingEventProcessor.class, name))
                .messageSource(new UnseenEvents(
                        configuration.getComponent(EventStore.class), positions::seenByAll, LOOKED_AT_EVERY))
                .tokenStore(processing.tokenStore(name))
                .transactionManager(processing.transactionManager(name))
                .trackingEventProcessorConfiguration(settings)
                .spanFactory(configuration.getComponent(EventProcessorSpanFactory.class)));
    }

    @Override
    protected void doSleepFor(long millisToSleep, AtomicBoolean interruptFlag) {
        super.doSleepFor(Math.min(millisToSleep, LONGEST_PAUSE_MS), interruptFlag);
    }
}
