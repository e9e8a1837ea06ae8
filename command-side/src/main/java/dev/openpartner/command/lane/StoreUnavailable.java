package dev.openpartner.command.lane;

import org.jspecify.annotations.Nullable;

/**
 * The database did not answer. Nothing is half done, but if the connection was lost at the commit, the command may have taken
 * effect: sent again, a command with a deterministic event identifier finds its own event.
 */
public final class StoreUnavailable extends RetryLater {

    private static final long serialVersionUID = 1L;
    private static final int RETRY_AFTER_SECONDS = 1;

    public StoreUnavailable(String sentence, @Nullable Throwable cause) {
        super(sentence, cause, RETRY_AFTER_SECONDS);
    }
}
