package dev.openpartner.command.axon;

import javax.sql.DataSource;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.springboot.EventProcessorProperties;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

/** Defaults of event processors: stop at an error, few segments, batches. */
@AutoConfiguration(
        after = AxonBridgeAutoConfiguration.class,
        beforeName = "org.axonframework.springboot.autoconfig.AxonAutoConfiguration")
@ConditionalOnBean(DataSource.class)
public class ProcessingAutoConfiguration {

    /** Part of the schema: segments are rows of the token table. */
    private static final int SEGMENTS = 1;

    private static final int BATCH_SIZE = 500;
    private static final long TOKEN_CLAIM_INTERVAL_MS = 1_000;

    /** Axon's default logs an error and goes on, which leaves a wrong row and moves the token past it. */
    @Bean
    ConfigurerModule processorDefaults() {
        return configurer -> configurer
                .eventProcessing()
                .registerDefaultListenerInvocationErrorHandler(configuration -> PropagatingErrorHandler.instance())
                .registerDefaultErrorHandler(configuration -> PropagatingErrorHandler.instance())
                .registerPooledStreamingEventProcessorConfiguration((configuration, builder) -> builder
                        .initialSegmentCount(SEGMENTS)
                        .batchSize(BATCH_SIZE)
                        .tokenClaimInterval(TOKEN_CLAIM_INTERVAL_MS));
    }

    @Bean
    OneSequence oneSequence() {
        return new OneSequence();
    }

    /** The request and the actor of a command go with its events; ids of messages would cost a tenth of each row and say less. */
    @Bean
    CorrelationDataProvider requestCorrelation() {
        return new SimpleCorrelationDataProvider("requestId", "actor");
    }

    @Bean
    HandlerEnhancerDefinition savepointAroundHandlers(DataSource dataSource, EventProcessorProperties processors) {
        return new SavepointAroundHandlers(dataSource, processors);
    }
}
