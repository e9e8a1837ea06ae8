package dev.openpartner.command.axon;

import dev.openpartner.command.eventstore.TailWatch;
import dev.openpartner.command.lane.GroupCommitCommandBus;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the lane, and the watch on other processes' appends, before anything that sends commands, and stops it after: what was
 * accepted is still handled.
 */
final class LaneLifecycle implements SmartLifecycle {

    /** Far below the web server's phases, so that requests in flight get their answers. */
    private static final int EARLY_START_LATE_STOP = -10_000;

    private final GroupCommitCommandBus bus;
    private final TailWatch tailWatch;
    private volatile boolean started;

    LaneLifecycle(GroupCommitCommandBus bus, TailWatch tailWatch) {
        this.bus = bus;
        this.tailWatch = tailWatch;
    }

    @Override
    public void start() {
        started = true;
        tailWatch.start();
        bus.start();
    }

    @Override
    public void stop() {
        started = false;
        bus.close();
        tailWatch.close();
    }

    @Override
    public boolean isRunning() {
        return started;
    }

    @Override
    public int getPhase() {
        return EARLY_START_LATE_STOP;
    }
}
