package dev.openpartner.query.projection;

/** A rebuild that goes no further, because somebody stopped it. */
final class RebuildStopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RebuildStopped() {
        super("the rebuild was stopped");
    }
}
