package dev.openpartner.command.lane;

import dev.openpartner.kernel.message.Command;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.jspecify.annotations.Nullable;

/** Sends a command and waits for its commit; meant for virtual threads, which cost nothing while they wait. */
public final class Submissions {

    private final GroupCommitCommandBus bus;
    private final long timeoutMs;

    public Submissions(GroupCommitCommandBus bus, LaneSettings settings) {
        this.bus = bus;
        this.timeoutMs = settings.answerTimeoutMs();
    }

    /** As {@link #submit(Command, Map)}, without metadata. */
    public <R extends @Nullable Object> Answer<R> submit(Command command) {
        return submit(command, Map.of());
    }

    /**
     * Handles a command.
     *
     * @param metadata what goes with it, such as the request id; what is to reach its events is chosen by the correlation data
     *     providers
     * @return its result and its position in the log, once committed
     * @throws dev.openpartner.kernel.message.Refused if the business says no
     * @throws RetryLater if it could not be handled now
     */
    @SuppressWarnings("unchecked") // The caller knows what its command's handler returns.
    public <R extends @Nullable Object> Answer<R> submit(Command command, Map<String, ?> metadata) {
        if (bus.isLaneThread()) {
            throw new IllegalStateException("A handler must not wait for another command: the lane would wait for itself");
        }
        CompletableFuture<CommandResultMessage<?>> answered = new CompletableFuture<>();
        CommandMessage<Command> message = GenericCommandMessage.<Command>asCommandMessage(command).withMetaData(metadata);
        bus.dispatch(message, (sent, answer) -> answered.complete(answer));
        CommandResultMessage<?> answer = await(answered);
        if (answer.isExceptional()) {
            throw asUnchecked(answer.exceptionResult());
        }
        return new Answer<>((R) answer.getPayload(), Answer.positionOf(answer));
    }

    private CommandResultMessage<?> await(CompletableFuture<CommandResultMessage<?>> answered) {
        try {
            return answered.get(timeoutMs, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new StoreUnavailable("No answer within " + timeoutMs + " ms; the command may still take effect", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("Interrupted; the command may still take effect", e);
        } catch (ExecutionException e) {
            throw asUnchecked(e);
        }
    }

    private static RuntimeException asUnchecked(Throwable failure) {
        return failure instanceof RuntimeException unchecked
                ? unchecked
                : new IllegalStateException("A command failed", failure);
    }
}
