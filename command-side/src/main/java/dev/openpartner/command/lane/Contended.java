package dev.openpartner.command.lane;

/** Other processes kept changing what this command decides on, at every one of its attempts; nothing was stored. */
public final class Contended extends RetryLater {

    private static final long serialVersionUID = 1L;
    private static final int RETRY_AFTER_SECONDS = 1;

    public Contended(int attempts, Throwable cause) {
        super("Changed by others at each of " + attempts + " attempts", cause, RETRY_AFTER_SECONDS);
    }
}
