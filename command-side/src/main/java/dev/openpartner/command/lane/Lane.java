package dev.openpartner.command.lane;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Queue;

/**
 * A share of the streams: what waits for them, in the order in which it came, and what is known of them. It is taken by one worker at a
 * time, so that the commands of one stream are handled one after the other. Guarded by the lock of the {@link LaneScheduler}.
 */
final class Lane {

    private final Queue<Submission> waiting = new ArrayDeque<>();
    private final GroupEnvironment environment;
    private boolean taken;

    Lane(GroupEnvironment environment) {
        this.environment = environment;
    }

    GroupEnvironment environment() {
        return environment;
    }

    boolean isTaken() {
        return taken;
    }

    void setTaken(boolean taken) {
        this.taken = taken;
    }

    int depth() {
        return waiting.size();
    }

    /** When the first of those that wait came; only while one does. */
    long firstQueuedAtNs() {
        return waiting.element().queuedAtNs();
    }

    void add(Submission submission) {
        waiting.add(submission);
    }

    /** Moves what waits to a group, until that has so many commands. */
    void moveTo(Collection<Submission> group, int size) {
        while (group.size() < size && !waiting.isEmpty()) {
            group.add(waiting.remove());
        }
    }

    /** Moves what waits since a time or longer. */
    void moveQueuedUntil(long timeNs, Collection<Submission> moved) {
        while (!waiting.isEmpty() && firstQueuedAtNs() - timeNs <= 0) {
            moved.add(waiting.remove());
        }
    }
}
