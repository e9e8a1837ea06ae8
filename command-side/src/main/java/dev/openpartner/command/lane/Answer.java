package dev.openpartner.command.lane;

import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/** What came of a command, as the lane tells it. */
public final class Answer {

    /**
     * Meta data entry of a result: the log position of the command's last event or, if it recorded nothing, of the newest event it
     * can have seen, a Long.
     */
    public static final String POSITION = "position";

    private Answer() {}

    @SuppressWarnings("NullAway") // A handler may return nothing, and Axon's message has no way to say so.
    static CommandResultMessage<Object> message(@Nullable Object result, long position) {
        return new GenericCommandResultMessage<>(result, MetaData.with(POSITION, position));
    }

    static CommandResultMessage<Object> message(Throwable failure) {
        return new GenericCommandResultMessage<>(failure);
    }
}
