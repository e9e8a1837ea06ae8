package dev.openpartner.command.lane;

import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.monitoring.MessageMonitor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A command on its way through the lane, answered exactly once. */
final class Submission {

    private static final Logger log = LoggerFactory.getLogger(Submission.class);

    private final CommandMessage<?> message;
    private final MessageHandler<? super CommandMessage<?>> handler;
    private final CommandCallback<Object, Object> callback;
    private final MessageMonitor.MonitorCallback monitor;
    private final long queuedAtNs;
    private @Nullable Throwable refusal;
    private @Nullable Object result;
    private int firstStaged;
    private int lastStaged;

    Submission(
            CommandMessage<?> message,
            MessageHandler<? super CommandMessage<?>> handler,
            CommandCallback<Object, Object> callback,
            MessageMonitor.MonitorCallback monitor,
            long queuedAtNs) {
        this.message = message;
        this.handler = handler;
        this.callback = callback;
        this.monitor = monitor;
        this.queuedAtNs = queuedAtNs;
    }

    CommandMessage<?> message() {
        return message;
    }

    MessageHandler<? super CommandMessage<?>> handler() {
        return handler;
    }

    long queuedAtNs() {
        return queuedAtNs;
    }

    /** Forgets a former attempt. */
    void begin(int stagedBefore) {
        refusal = null;
        result = null;
        firstStaged = stagedBefore + 1;
        lastStaged = stagedBefore;
    }

    void handled(@Nullable Object value, int stagedAfter) {
        result = value;
        lastStaged = stagedAfter;
    }

    /** Refused before it recorded anything. */
    void refused(Throwable reason) {
        refusal = reason;
    }

    boolean staged(int ordinal) {
        return ordinal >= firstStaged && ordinal <= lastStaged;
    }

    boolean recordedAnything() {
        return lastStaged >= firstStaged;
    }

    int lastStaged() {
        return lastStaged;
    }

    /** Gives the outcome of the attempt that was committed. */
    void answer(long position) {
        give(refusal != null ? Answer.message(refusal) : Answer.message(result, position));
    }

    void fail(Throwable failure) {
        give(Answer.message(failure));
    }

    private void give(CommandResultMessage<Object> answer) {
        if (answer.isExceptional()) {
            monitor.reportFailure(answer.exceptionResult());
        } else {
            monitor.reportSuccess();
        }
        try {
            @SuppressWarnings("unchecked")
            CommandMessage<Object> command = (CommandMessage<Object>) message;
            callback.onResult(command, answer);
        } catch (RuntimeException e) {
            log.error("The callback of {} failed", message.getCommandName(), e);
        }
    }
}
