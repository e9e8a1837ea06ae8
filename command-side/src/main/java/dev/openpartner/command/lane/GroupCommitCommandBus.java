package dev.openpartner.command.lane;

import dev.openpartner.command.eventstore.EventTail;
import dev.openpartner.command.eventstore.PostgresEventStorageEngine;
import dev.openpartner.kernel.message.Command;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.commandhandling.callbacks.LoggingCallback;
import org.axonframework.common.Registration;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.monitoring.MessageMonitor;

/**
 * The command bus of this process: it queues, and its lanes handle what queued as groups. All commands of one stream go to the same
 * lane, which handles them in order. A callback is called by a lane and must neither take long nor wait for another command.
 */
public final class GroupCommitCommandBus implements CommandBus, AutoCloseable {

    private final Map<String, MessageHandler<? super CommandMessage<?>>> handlers = new ConcurrentHashMap<>();
    private final List<MessageDispatchInterceptor<? super CommandMessage<?>>> dispatchInterceptors =
            new CopyOnWriteArrayList<>();
    private final List<MessageHandlerInterceptor<? super CommandMessage<?>>> handlerInterceptors =
            new CopyOnWriteArrayList<>();
    private final MessageMonitor<? super CommandMessage<?>> monitor;
    private final List<NodeView> views;
    private final List<Lane> lanes;
    private final LaneScheduler scheduler;
    private final LaneWorkers workers;
    private volatile boolean open = true;

    public GroupCommitCommandBus(
            LaneSettings settings,
            DataSource dataSource,
            PostgresEventStorageEngine engine,
            EventTail tail,
            TransactionManager transactions,
            List<GroupPreparation> preparations,
            MessageMonitor<? super CommandMessage<?>> monitor,
            MeterRegistry meters) {
        this.monitor = monitor;
        List<GroupPreparation> prepared = List.copyOf(preparations);
        Function<List<NodeView>, GroupEnvironment> environment = known ->
                new GroupEnvironment(engine, transactions, new LaneMemory(known), prepared, handlerInterceptors);
        this.views = IntStream.range(0, settings.lanes())
                .mapToObj(number -> new AggregateCache(settings.cachedBytes() / settings.lanes()))
                .map(cache -> new NodeView(dataSource, engine, cache, tail))
                .toList();
        this.lanes = views.stream().map(view -> new Lane(environment.apply(List.of(view)))).toList();
        this.scheduler = new LaneScheduler(settings, lanes, environment.apply(views));
        LaneMetrics metrics = new LaneMetrics(meters);
        this.workers = new LaneWorkers(settings, scheduler, metrics);
        for (int number = 0; number < lanes.size(); number++) {
            Lane lane = lanes.get(number);
            metrics.watch(number, () -> scheduler.depth(lane), views.get(number).cache().measured());
        }
    }

    /** Begins to handle commands; once. What was dispatched before waits until then. */
    public void start() {
        views.forEach(NodeView::start);
        workers.start();
    }

    /** Takes no more commands, handles those that wait, and ends. */
    @Override
    public void close() {
        open = false;
        scheduler.close();
        workers.awaitEnd();
        StoreUnavailable stopping = new StoreUnavailable("The server is stopping", null);
        scheduler.removeQueuedUntil(System.nanoTime(), lanes).forEach(submission -> submission.fail(stopping));
        views.forEach(NodeView::close);
    }

    /** Whether commands are being taken on. */
    public boolean isAccepting() {
        return open && workers.areAlive();
    }

    /** Whether the calling thread is one that handles commands: it must not wait for one, which might never be begun. */
    public boolean isLaneThread() {
        return workers.includeCurrentThread();
    }

    /** Whether the lane of a stream has its aggregate in memory. */
    boolean isCached(String aggregateId) {
        return laneOf(aggregateId).environment().memory().contains(aggregateId);
    }

    private Lane laneOf(CommandMessage<?> message) {
        return message.getPayload() instanceof Command command ? laneOf(command.aggregateId()) : lanes.getFirst();
    }

    private Lane laneOf(String aggregateId) {
        return lanes.get(LaneMemory.laneOf(aggregateId, lanes.size()));
    }

    @Override
    public <C> void dispatch(CommandMessage<C> command) {
        dispatch(command, LoggingCallback.INSTANCE);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <C, R> void dispatch(CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
        CommandMessage<C> intercepted = command;
        for (MessageDispatchInterceptor<? super CommandMessage<?>> interceptor : dispatchInterceptors) {
            intercepted = (CommandMessage<C>) interceptor.handle(intercepted);
        }
        MessageHandler<? super CommandMessage<?>> handler = handlers.get(intercepted.getCommandName());
        CommandCallback<Object, Object> answerTo = (CommandCallback<Object, Object>) callback;
        if (handler == null) {
            answerTo.onResult(
                    (CommandMessage<Object>) intercepted, Answer.message(new NoHandlerForCommandException(intercepted)));
            return;
        }
        var submission = new Submission(
                intercepted, handler, answerTo, monitor.onMessageIngested(intercepted), System.nanoTime());
        scheduler.submit(submission, laneOf(intercepted));
    }

    /** Subscribes the one handler of a command; a second one is a mistake in the wiring. */
    @Override
    public Registration subscribe(String commandName, MessageHandler<? super CommandMessage<?>> handler) {
        MessageHandler<? super CommandMessage<?>> other = handlers.putIfAbsent(commandName, handler);
        if (other != null && !other.equals(handler)) {
            throw new IllegalStateException("Two handlers for " + commandName + ": " + other + " and " + handler);
        }
        return () -> handlers.remove(commandName, handler);
    }

    @Override
    public Registration registerHandlerInterceptor(MessageHandlerInterceptor<? super CommandMessage<?>> interceptor) {
        handlerInterceptors.add(interceptor);
        return () -> handlerInterceptors.remove(interceptor);
    }

    @Override
    public Registration registerDispatchInterceptor(MessageDispatchInterceptor<? super CommandMessage<?>> interceptor) {
        dispatchInterceptors.add(interceptor);
        return () -> dispatchInterceptors.remove(interceptor);
    }
}
