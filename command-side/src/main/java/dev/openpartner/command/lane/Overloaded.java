package dev.openpartner.command.lane;

/** More commands wait than the lane takes on; this one was not begun. */
public final class Overloaded extends RetryLater {

    private static final long serialVersionUID = 1L;
    private static final int RETRY_AFTER_SECONDS = 1;

    public Overloaded(int waiting) {
        super("There are " + waiting + " commands waiting already", null, RETRY_AFTER_SECONDS);
    }
}
