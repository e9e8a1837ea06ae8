package dev.openpartner.command.lane;

import dev.openpartner.command.eventstore.EventTail;
import dev.openpartner.command.eventstore.PostgresEventStorageEngine;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
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
 * The command bus of this process: it queues, and its lane handles what queued as groups. A callback is called by the lane and
 * must neither take long nor wait for another command.
 */
public final class GroupCommitCommandBus implements CommandBus, AutoCloseable {

    private final Map<String, MessageHandler<? super CommandMessage<?>>> handlers = new ConcurrentHashMap<>();
    private final List<MessageDispatchInterceptor<? super CommandMessage<?>>> dispatchInterceptors =
            new CopyOnWriteArrayList<>();
    private final GroupEnvironment environment;
    private final MessageMonitor<? super CommandMessage<?>> monitor;
    private final NodeView view;
    private final Lane lane;

    public GroupCommitCommandBus(
            LaneSettings settings,
            DataSource dataSource,
            PostgresEventStorageEngine engine,
            EventTail tail,
            TransactionManager transactions,
            AggregateCache cache,
            List<GroupPreparation> preparations,
            MessageMonitor<? super CommandMessage<?>> monitor,
            MeterRegistry meters) {
        this.monitor = monitor;
        this.view = new NodeView(dataSource, cache, tail);
        this.environment = new GroupEnvironment(engine, transactions, view, cache, preparations);
        BlockingQueue<Submission> queue = Lane.queueOf(settings);
        this.lane = new Lane(settings, environment, new LaneMetrics(meters, queue::size, cache), queue);
    }

    /** Begins to handle commands; once. What was dispatched before waits until then. */
    public void start() {
        view.start();
        lane.start();
    }

    /** Takes no more commands, handles those that wait, and ends. */
    @Override
    public void close() {
        lane.stop();
        view.close();
    }

    /** Whether commands are being taken on. */
    public boolean isAccepting() {
        return lane.isAlive();
    }

    /** Whether the calling thread is the one that handles commands: it must not wait for one, which would never be begun. */
    public boolean isLaneThread() {
        return lane.isCurrentThread();
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
        lane.submit(new Submission(
                intercepted, handler, answerTo, monitor.onMessageIngested(intercepted), System.nanoTime()));
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
        environment.interceptors().add(interceptor);
        return () -> environment.interceptors().remove(interceptor);
    }

    @Override
    public Registration registerDispatchInterceptor(MessageDispatchInterceptor<? super CommandMessage<?>> interceptor) {
        dispatchInterceptors.add(interceptor);
        return () -> dispatchInterceptors.remove(interceptor);
    }
}
