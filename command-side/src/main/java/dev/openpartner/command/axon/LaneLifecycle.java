package dev.openpartner.command.axon;

import dev.openpartner.command.lane.GroupCommitCommandBus;
import org.springframework.context.SmartLifecycle;

/** Starts the lane before anything that sends commands, and stops it after: what was accepted is still handled. */
final class LaneLifecycle implements SmartLifecycle {

    /** Far below the web server's phases, so that requests in flight get their answers. */
    private static final int EARLY_START_LATE_STOP = -10_000;

    private final GroupCommitCommandBus bus;
    private volatile boolean started;

    LaneLifecycle(GroupCommitCommandBus bus) {
        this.bus = bus;
    }

    @Override
    public void start() {
        started = true;
        bus.start();
    }

    @Override
    public void stop() {
        started = false;
        bus.close();
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
