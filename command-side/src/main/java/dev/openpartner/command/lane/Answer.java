package dev.openpartner.command.lane;

import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/**
 * What came of a command.
 *
 * @param result what its handler returned
 * @param position the log position of its last event, or, if it recorded nothing, of the newest event it can have seen
 */
public record Answer<R extends @Nullable Object>(R result, long position) {

    /** The name under which a result message carries the position. */
    private static final String POSITION = "position";

    @SuppressWarnings("NullAway") // A handler may return nothing, and Axon's message has no way to say so.
    static CommandResultMessage<Object> message(@Nullable Object result, long position) {
        return new GenericCommandResultMessage<>(result, MetaData.with(POSITION, position));
    }

    static CommandResultMessage<Object> message(Throwable failure) {
        return new GenericCommandResultMessage<>(failure);
    }

    static long positionOf(CommandResultMessage<?> message) {
        return message.getMetaData().get(POSITION) instanceof Long position ? position : 0;
    }
}
