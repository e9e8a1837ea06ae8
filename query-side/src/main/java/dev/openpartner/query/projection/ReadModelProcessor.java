package dev.openpartner.query.projection;

import dev.openpartner.query.projection.position.ProjectionPositions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.TimeUnit;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.messaging.StreamableMessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The one event processor behind all projections: one segment, large batches, and nothing it cannot handle is passed over.
 */
@Configuration(proxyBeanMethods = false)
@Profile("role-query")
class ReadModelProcessor {

    private static final int BATCH_SIZE = 500;

    /** How often a node looks whether it may project: the former one may have died. */
    private static final long TOKEN_CLAIM_INTERVAL_MS = 1_000;

    @Bean
    ConfigurerModule readModelProcessing(ProjectionPositions positions) {
        return configurer -> configure(configurer, positions);
    }

    static void configure(Configurer configurer, ProjectionPositions positions) {
        configurer.eventProcessing(processing -> processing
                .registerEventProcessor(ReadModelFeed.PROCESSOR, (name, configuration, handlers) ->
                        ReadModelTracker.of(name, configuration, handlers, positions, settings()))
                .registerErrorHandler(ReadModelFeed.PROCESSOR, configuration -> PropagatingErrorHandler.instance())
                .registerListenerInvocationErrorHandler(
                        ReadModelFeed.PROCESSOR, configuration -> PropagatingErrorHandler.instance()));
    }

    private static TrackingEventProcessorConfiguration settings() {
        return TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                .andBatchSize(BATCH_SIZE)
                .andTokenClaimInterval(TOKEN_CLAIM_INTERVAL_MS, TimeUnit.MILLISECONDS)
                .andInitialTrackingToken(StreamableMessageSource::createTailToken);
    }

    /** Above zero, somebody must look: an event was put aside. */
    @Bean
    Gauge deadLetters(MeterRegistry registry, JdbcClient jdbc) {
        return Gauge.builder("openpartner.projection.dead.letters", jdbc, ReadModelProcessor::parked)
                .description("Events that projections put aside because they cannot take them")
                .register(registry);
    }

    private static double parked(JdbcClient jdbc) {
        try {
            return jdbc.sql("select count(*) from read_model.parked_event where build = 'live'").query(Long.class).single();
        } catch (DataAccessException e) {
            return Double.NaN;
        }
    }
}
