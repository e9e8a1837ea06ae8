package dev.openpartner.command.http;

import dev.openpartner.command.lane.Answer;
import dev.openpartner.command.lane.GroupCommitCommandBus;
import dev.openpartner.kernel.message.Command;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/**
 * Sends a command to its aggregate and waits until it is committed or refused. Blocks the calling thread, which is a virtual
 * one.
 */
@Component
@Profile("role-command")
public class CommandDispatch {

    /** Longer than the command bus retries by itself; beyond it the outcome is unknown and the client must ask again. */
    private static final Patience PATIENCE = Patience.of(Duration.ofSeconds(30));

    private final CommandBus commands;

    public CommandDispatch(CommandBus commands) {
        this.commands = commands;
    }

    /**
     * The outcome of a command, after its events are committed.
     *
     * @param <R> what the handler returns
     * @throws dev.openpartner.kernel.message.Refused when the decision went against it
     * @throws DataAccessResourceFailureException when no answer came in time; the command may still take effect
     */
    public <R> Outcome<R> send(Command command) {
        if (commands instanceof GroupCommitCommandBus bus && bus.isLaneThread()) {
            throw new IllegalStateException("A handler must not wait for another command: the lane would wait for itself");
        }
        return await(this.<R>submit(command));
    }

    /** Waits for a command that was submitted; throws what {@link #send} would throw. */
    public static <R> Outcome<R> await(CompletableFuture<Outcome<R>> answer) {
        try {
            return answer.isDone() ? answer.get() : PATIENCE.get(answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DataAccessResourceFailureException("interrupted while waiting for a command", e);
        } catch (ExecutionException e) {
            throw asUnchecked(e.getCause() == null ? e : e.getCause());
        }
    }

    /** Sends a command without waiting; the future fails with what {@link #send} would throw. */
    public <R> CompletableFuture<Outcome<R>> submit(Command command) {
        CompletableFuture<Outcome<R>> answer = new CompletableFuture<>();
        try {
            commands.<Command, R>dispatch(new GenericCommandMessage<>(command), (sent, result) -> complete(answer, result));
        } catch (RuntimeException refusedAtTheDoor) {
            answer.completeExceptionally(refusedAtTheDoor);
        }
        return answer;
    }

    @SuppressWarnings("unchecked") // The type of a handler's result is known to whoever sends its command.
    private static <R> void complete(CompletableFuture<Outcome<R>> answer, CommandResultMessage<? extends R> result) {
        if (result.isExceptional()) {
            answer.completeExceptionally(result.exceptionResult());
        } else {
            answer.complete(new Outcome<>((R) result.getPayload(), (Long) result.getMetaData().get(Answer.POSITION)));
        }
    }

    private static RuntimeException asUnchecked(Throwable fault) {
        return switch (fault) {
            case Error error -> throw error;
            case RuntimeException unchecked -> unchecked;
            default -> new IllegalStateException("a command failed", fault);
        };
    }

    /**
     * What a command came to.
     *
     * @param result what its handler returned
     * @param position log position of its last event; absent where the command bus does not tell
     */
    public record Outcome<R>(R result, @Nullable Long position) {}
}
