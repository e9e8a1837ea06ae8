package dev.openpartner.command.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.thoughtworks.xstream.XStream;
import dev.openpartner.command.eventstore.NotifyingEventStore;
import dev.openpartner.command.eventstore.PostgresEventStorageEngine;
import dev.openpartner.command.lane.CachedRepository;
import dev.openpartner.command.lane.CommandTarget;
import dev.openpartner.command.lane.GroupCommitCommandBus;
import dev.openpartner.command.testing.Ledger;
import dev.openpartner.command.testing.LedgerCommand.PostEntry;
import dev.openpartner.command.testing.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.IdentifierFactory;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.micrometer.GlobalMetricRegistry;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.Repository;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.axonframework.springboot.updates.UpdateCheckConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.ResolvableType;

class WiringTest {

    private static final TestDatabase DATABASE = new TestDatabase();
    private static final ConfigurableApplicationContext APPLICATION =
            WiredApplication.start(DATABASE, WiringTest.class);

    private static final EventMessage<?> EVENT = GenericEventMessage.asEventMessage("an event");

    @AfterAll
    static void stop() {
        APPLICATION.close();
        DATABASE.close();
    }

    @Test
    void transactionsAreRealAndMetricsGoWhereTheOperatorLooks() {
        assertThat(APPLICATION.getBean(TransactionManager.class)).isInstanceOf(SpringTransactionManager.class);
        assertThat(APPLICATION.getBeansOfType(MeterRegistry.class)).hasSize(1);
        assertThat(APPLICATION.getBean(GlobalMetricRegistry.class).getRegistry())
                .isSameAs(APPLICATION.getBean(MeterRegistry.class));
    }

    @Test
    void everySerializerWritesJsonAndNoneIsXStream() {
        assertThat(APPLICATION.getBeansOfType(Serializer.class).values())
                .isNotEmpty()
                .allSatisfy(serializer -> assertThat(serializer).isInstanceOf(Jackson3Serializer.class));
        assertThat(APPLICATION.getBeansOfType(XStream.class)).isEmpty();
    }

    @Test
    void theStoreTheBusAndTheTokensAreOurs() {
        assertThat(APPLICATION.getBean(EventStore.class)).isInstanceOf(NotifyingEventStore.class);
        assertThat(APPLICATION.getBean(CommandBus.class)).isInstanceOf(GroupCommitCommandBus.class);
        assertThat(APPLICATION.getBean(CommandTargetResolver.class)).isInstanceOf(CommandTarget.class);
        assertThat(APPLICATION.getBean(TokenStore.class)).isInstanceOf(JdbcTokenStore.class);
        ResolvableType repository = ResolvableType.forClassWithGenerics(Repository.class, Ledger.class);
        assertThat(APPLICATION.getBeanProvider(repository).getObject())
                .isInstanceOf(CachedRepository.class);
        assertThat(IdentifierFactory.getInstance().generateIdentifier().charAt(14)).isEqualTo('7');
    }

    @Test
    void processorsStopAtAnError() {
        EventProcessingConfiguration processing = APPLICATION.getBean(EventProcessingConfiguration.class);

        assertThat(processing.errorHandler("any")).isInstanceOf(PropagatingErrorHandler.class);
        assertThat(processing.listenerInvocationErrorHandler("any")).isInstanceOf(PropagatingErrorHandler.class);
    }

    @Test
    void nothingCallsHomeAndNothingTimesHandlersOut() {
        assertThat(APPLICATION.getBean(UpdateCheckConfiguration.class).getDisabled()).isTrue();
        assertThat(APPLICATION.getEnvironment().getProperty("axon.timeout.enabled")).isEqualTo("false");
        assertThat(APPLICATION.containsBean("messageTimeoutHandlerEnhancerDefinition")).isFalse();
    }

    @Test
    void oneSequenceIsTheSameForEveryEventAndForEver() {
        OneSequence policy = APPLICATION.getBean(OneSequence.class);

        assertThat(policy.getSequenceIdentifierFor(EVENT))
                .isEqualTo("all")
                .isEqualTo(new OneSequence().getSequenceIdentifierFor(EVENT));
    }

    @Test
    void anAnnotatedAggregateIsAllThatACommandNeeds() {
        CommandGateway commands = APPLICATION.getBean(CommandGateway.class);

        long first = commands.sendAndWait(new GenericCommandMessage<>(
                new PostEntry("ledger:wired", 250), Map.of("requestId", "r-7", "other", "x")));
        long second = commands.sendAndWait(new PostEntry("ledger:wired", 50));

        assertThat(first).isEqualTo(250);
        assertThat(second).isEqualTo(300);
        assertThat(DATABASE.jdbc()
                        .queryForList(
                                "select metadata::text from event_store.event where aggregate_id = ? order by sequence",
                                String.class,
                                "ledger:wired"))
                .containsExactly("{\"requestId\":\"r-7\"}", "{}");
    }

    @Test
    void aLongStreamGetsASnapshotThatAFreshProcessLoads() {
        CommandGateway commands = APPLICATION.getBean(CommandGateway.class);
        for (int i = 0; i < 25; i++) {
            commands.sendAndWait(new PostEntry("ledger:long", 1));
        }

        await().untilAsserted(() -> assertThat(DATABASE.jdbc()
                        .queryForObject(
                                "select snapshot_type || ' ' || sequence from event_store.snapshot where aggregate_id = ?",
                                String.class,
                                "ledger:long"))
                .startsWith("ledger.snapshot"));
        assertThat(APPLICATION.getBean(PostgresEventStorageEngine.class).readSnapshot("ledger:long"))
                .isPresent();
        try (ConfigurableApplicationContext fresh = WiredApplication.start(DATABASE, WiringTest.class)) {
            long total = fresh.getBean(CommandGateway.class).sendAndWait(new PostEntry("ledger:long", 1));
            assertThat(total).isEqualTo(26);
        }
    }

    @Test
    void theLaneSaysHowItDoes() {
        APPLICATION.getBean(CommandGateway.class).sendAndWait(new PostEntry("ledger:measured", 1));

        MeterRegistry meters = APPLICATION.getBean(MeterRegistry.class);
        assertThat(meters).isInstanceOf(SimpleMeterRegistry.class);
        assertThat(meters.get("openpartner.lane.group.size").summary().count()).isPositive();
        assertThat(meters.get("openpartner.lane.wait.time").timer().count()).isPositive();
        assertThat(meters.get("openpartner.lane.queue.depth").gauge().value()).isZero();
    }
}
