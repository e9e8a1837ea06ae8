package dev.openpartner.command.lane;

import org.jspecify.annotations.Nullable;

/** Not answered for a reason that passes: the same command may be sent again, and has at most one effect if it names itself. */
public abstract sealed class RetryLater extends RuntimeException permits StoreUnavailable, Overloaded, Contended {

    private static final long serialVersionUID = 1L;

    private final int retryAfterSeconds;

    RetryLater(String sentence, @Nullable Throwable cause, int retryAfterSeconds) {
        // No stack trace: thrown by the thousand when there is trouble already.
        super(sentence, cause, false, false);
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /** After how many seconds trying again makes sense. */
    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
