package dev.openpartner.command.axon;

import dev.openpartner.command.eventstore.EventLookup;
import dev.openpartner.command.eventstore.EventTail;
import dev.openpartner.command.eventstore.NotifyingEventStore;
import dev.openpartner.command.eventstore.PostgresEventLog;
import dev.openpartner.command.eventstore.PostgresEventStorageEngine;
import dev.openpartner.command.eventstore.StreamPages;
import dev.openpartner.command.eventstore.TailWatch;
import dev.openpartner.command.eventstore.format.EventSerializer;
import dev.openpartner.command.eventstore.format.EventTypes;
import dev.openpartner.command.eventstore.format.EventTypes.StoredType;
import dev.openpartner.kernel.log.EventLog;
import dev.openpartner.kernel.message.EventCatalog;
import java.util.Objects;
import javax.sql.DataSource;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventhandling.deadletter.jdbc.DeadLetterSchema;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.jackson3.Jackson3SerializerCustomizer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.PlatformTransactionManager;

/** The event store on PostgreSQL, in place of Axon's. */
@AutoConfiguration(
        after = AxonBridgeAutoConfiguration.class,
        beforeName = {
            "org.axonframework.springboot.autoconfig.JdbcAutoConfiguration",
            "org.axonframework.springboot.autoconfig.AxonAutoConfiguration"
        })
@ConditionalOnBean(DataSource.class)
public class EventStoreAutoConfiguration {

    @Bean
    Jackson3SerializerCustomizer axonJson() {
        return new AxonJson();
    }

    @Bean
    EventTypes eventTypes(ConfigurableListableBeanFactory beans) {
        EventTypes types = new EventTypes(EventCatalog.all());
        for (String aggregate : beans.getBeanNamesForAnnotation(SnapshotEvery.class)) {
            SnapshotEvery snapshot = Objects.requireNonNull(beans.findAnnotationOnBean(aggregate, SnapshotEvery.class));
            types.register(snapshot.state(), new StoredType(snapshot.name(), snapshot.revision()));
        }
        return types;
    }

    @Bean
    @Qualifier("eventSerializer")
    EventSerializer eventSerializer(EventTypes types, Jackson3SerializerCustomizer axonJson) {
        return new EventSerializer(types, Jackson3Serializer.builder().jsonMapperBuilderCustomizer(axonJson));
    }

    @Bean
    EventTail eventTail() {
        return new EventTail();
    }

    @Bean(destroyMethod = "")
    TailWatch tailWatch(DataSource dataSource, EventTail tail) {
        return new TailWatch(dataSource, tail);
    }

    @Bean
    PostgresEventStorageEngine eventStorageEngine(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            EventSerializer eventSerializer,
            EventTail tail) {
        return new PostgresEventStorageEngine(dataSource, transactions, eventSerializer, tail);
    }

    @Bean
    @Qualifier("eventStore")
    NotifyingEventStore eventBus(PostgresEventStorageEngine engine, EventTail tail, Configuration configuration) {
        NotifyingEventStore.Builder builder = new NotifyingEventStore.Builder();
        builder.messageMonitor(configuration.messageMonitor(EventStore.class, "eventStore"));
        builder.spanFactory(configuration.getComponent(EventBusSpanFactory.class));
        return NotifyingEventStore.of(builder, engine, tail);
    }

    @Bean
    EventLog eventLog(DataSource dataSource, EventSerializer eventSerializer) {
        return new PostgresEventLog(dataSource, eventSerializer);
    }

    @Bean
    StreamPages streamPages(DataSource dataSource, EventSerializer eventSerializer) {
        return new StreamPages(dataSource, eventSerializer);
    }

    @Bean
    EventLookup eventLookup(DataSource dataSource) {
        return new EventLookup(dataSource);
    }

    @Bean
    TokenSchema tokenSchema() {
        return AxonTables.tokens();
    }

    @Bean
    DeadLetterSchema deadLetterSchema() {
        return AxonTables.deadLetters();
    }
}
