package dev.openpartner.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.kernel.log.RecordedEvent;
import dev.openpartner.query.projection.position.ProjectionPositions;
import dev.openpartner.query.support.RandomHistory;
import dev.openpartner.query.support.ReadSide;
import java.time.Duration;
import java.util.List;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;

class ReadModelProcessorTest {

    @Test
    void theEventProcessorProjectsTheStoreInItsOwnTransactions() {
        try (ReadSide side = new ReadSide()) {
            new RandomHistory(side.history, 31).steps(400);
            // The engine counts from its first position; ours begin with 1.
            InMemoryEventStorageEngine engine = new InMemoryEventStorageEngine(1);
            Configurer configurer = DefaultConfigurer.defaultConfiguration()
                    .configureEmbeddedEventStore(configuration -> engine)
                    .registerComponent(TransactionManager.class, configuration ->
                            new SpringTransactionManager(side.bean(PlatformTransactionManager.class)));
            ReadModelProcessor.configure(configurer, side.bean(ProjectionPositions.class));
            configurer.eventProcessing(p -> p.registerEventHandler(configuration -> side.bean(ReadModelFeed.class)));
            for (RecordedEvent e : side.log.readAfter(0, Integer.MAX_VALUE)) {
                engine.appendEvents(List.of(
                        new GenericDomainEventMessage<>("any", e.aggregateId(), e.sequence(), e.event())));
            }
            Configuration configuration = configurer.start();
            try {
                assertThat(side.bean(ProjectionPositions.class)
                                .await(List.of("conversions", "ledger", "clicks"), side.log.head(), Duration.ofSeconds(60)))
                        .isTrue();
                assertThat(Tables.dump(side).get("conversion")).hasSizeGreaterThan(50);
            } finally {
                configuration.shutdown();
            }
            side.dataSource().close();
        }
    }
}
