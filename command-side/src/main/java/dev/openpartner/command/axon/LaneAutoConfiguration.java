package dev.openpartner.command.axon;

import dev.openpartner.command.eventstore.EventTail;
import dev.openpartner.command.eventstore.PostgresEventStorageEngine;
import dev.openpartner.command.eventstore.TailWatch;
import dev.openpartner.command.lane.CommandTarget;
import dev.openpartner.command.lane.GroupCommitCommandBus;
import dev.openpartner.command.lane.GroupPreparation;
import dev.openpartner.command.lane.LaneSettings;
import dev.openpartner.command.lane.Snapshots;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** The command lanes in place of Axon's command bus, and the repositories and snapshots that go with it. */
@AutoConfiguration(
        after = EventStoreAutoConfiguration.class,
        beforeName = {
            "org.axonframework.springboot.autoconfig.AxonAutoConfiguration",
            "org.axonframework.springboot.autoconfig.MicrometerMetricsAutoConfiguration"
        })
@ConditionalOnBean(DataSource.class)
public class LaneAutoConfiguration {

    @Bean
    static AggregateRepositories aggregateRepositories() {
        return new AggregateRepositories();
    }

    @Bean
    LaneSettings laneSettings(Environment environment) {
        return Binder.get(environment).bindOrCreate("openpartner.lane", LaneSettings.class);
    }

    @Bean
    CommandTargetResolver commandTargetResolver() {
        return new CommandTarget();
    }

    @Bean(destroyMethod = "")
    GroupCommitCommandBus commandBus(
            LaneSettings settings,
            DataSource dataSource,
            PostgresEventStorageEngine engine,
            EventTail tail,
            TransactionManager transactions,
            ObjectProvider<GroupPreparation> preparations,
            ObjectProvider<MeterRegistry> meters,
            Configuration configuration) {
        GroupCommitCommandBus bus = new GroupCommitCommandBus(
                settings,
                dataSource,
                engine,
                tail,
                transactions,
                preparations.orderedStream().toList(),
                configuration.messageMonitor(CommandBus.class, "commandBus"),
                meters.getIfAvailable(SimpleMeterRegistry::new));
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(configuration.correlationDataProviders()));
        return bus;
    }

    @Bean
    MessageMetrics messageMetrics(ObjectProvider<MeterRegistry> meters) {
        return new MessageMetrics(meters.getIfAvailable(SimpleMeterRegistry::new));
    }

    @Bean
    LaneLifecycle laneLifecycle(GroupCommitCommandBus bus, TailWatch tailWatch) {
        return new LaneLifecycle(bus, tailWatch);
    }

    @Bean(initMethod = "start")
    Snapshots snapshots(PostgresEventStorageEngine engine) {
        return new Snapshots(engine);
    }
}
