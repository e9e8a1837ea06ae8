package dev.openpartner.command.lane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.command.eventstore.EventTail;
import dev.openpartner.command.eventstore.NotifyingEventStore;
import dev.openpartner.command.eventstore.PostgresEventStorageEngine;
import dev.openpartner.command.eventstore.TailWatch;
import dev.openpartner.command.eventstore.format.EventSerializer;
import dev.openpartner.command.eventstore.format.EventTypes;
import dev.openpartner.command.http.CommandDispatch;
import dev.openpartner.command.testing.Ledger;
import dev.openpartner.command.testing.LedgerEvent;
import dev.openpartner.command.testing.LedgerRules;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.common.lock.NullLockFactory;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.monitoring.NoOpMessageMonitor;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A process with a lane, wired by hand, so that a test can have several on one database. */
final class ProcessUnderTest implements AutoCloseable {

    /** So that a test knows which commands make a group. */
    private static final LaneSettings ONE_LANE = withLanes(1);

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final EventTail tail = new EventTail();
    final PostgresEventStorageEngine engine;
    final NotifyingEventStore store;
    final CachedRepository<Ledger> ledgers;
    final GroupCommitCommandBus bus;
    final CommandDispatch commands;
    private final TailWatch watch;

    ProcessUnderTest(DataSource dataSource) {
        this(dataSource, ONE_LANE, List.of());
    }

    ProcessUnderTest(DataSource dataSource, LaneSettings settings, List<GroupPreparation> preparations) {
        var transactions = new JdbcTransactionManager(dataSource);
        var serializer = new EventSerializer(new EventTypes(LedgerEvent.all()), Jackson3Serializer.builder());
        engine = new PostgresEventStorageEngine(dataSource, transactions, serializer, tail);
        store = NotifyingEventStore.of(new NotifyingEventStore.Builder(), engine, tail);
        watch = new TailWatch(dataSource, tail);
        bus = new GroupCommitCommandBus(
                settings,
                dataSource,
                engine,
                tail,
                new SpringTransactionManager(transactions),
                preparations,
                NoOpMessageMonitor.INSTANCE,
                meters);
        ledgers = CachedRepository.of(
                EventSourcingRepository.builder(Ledger.class)
                        .lockFactory(NullLockFactory.INSTANCE)
                        .eventStore(store),
                new Snapshots(engine),
                0);
        AggregateAnnotationCommandHandler.<Ledger>builder()
                .aggregateType(Ledger.class)
                .repository(ledgers)
                .commandTargetResolver(new CommandTarget())
                .build()
                .subscribe(bus);
        new AnnotationCommandHandlerAdapter<>(new LedgerRules(ledgers)).subscribe(bus);
        commands = new CommandDispatch(bus);
    }

    static LaneSettings withLanes(int lanes) {
        return withLanes(lanes, LaneSettings.DEFAULT.largeGroupSize());
    }

    static LaneSettings withLanes(int lanes, int largeGroupSize) {
        LaneSettings usual = LaneSettings.DEFAULT;
        return new LaneSettings(
                lanes,
                usual.maxGroupSize(),
                largeGroupSize,
                usual.distanceMs(),
                usual.queueCapacity(),
                usual.maxAttempts(),
                usual.cachedBytes(),
                usual.stopTimeoutMs());
    }

    /** Begins; what was dispatched before waits and becomes the first group. */
    ProcessUnderTest start() {
        watch.start();
        bus.start();
        return this;
    }

    /** Sends without waiting. */
    CompletableFuture<CommandResultMessage<?>> send(Object command) {
        CompletableFuture<CommandResultMessage<?>> answered = new CompletableFuture<>();
        bus.dispatch(GenericCommandMessage.asCommandMessage(command), (sent, answer) -> answered.complete(answer));
        return answered;
    }

    /** The id of a ledger that no other test uses. */
    static String newLedger() {
        return "ledger:" + UUID.randomUUID();
    }

    /** What the command answered, when it was done. */
    static Object resultOf(CompletableFuture<CommandResultMessage<?>> answer) {
        return answer.join().getPayload();
    }

    /** What the command failed with; fails when it was done. */
    static Throwable failureOf(CompletableFuture<CommandResultMessage<?>> answer) {
        assertThat(answer.join().isExceptional()).isTrue();
        return answer.join().exceptionResult();
    }

    double count(String counter, String... tags) {
        var found = meters.find(counter).tags(tags).counter();
        return found == null ? 0 : found.count();
    }

    long groups() {
        return meters.get("openpartner.lane.group.size").summary().count();
    }

    @Override
    public void close() {
        bus.close();
        watch.close();
    }
}
