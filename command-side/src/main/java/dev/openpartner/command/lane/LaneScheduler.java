package dev.openpartner.command.lane;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Decides which commands make the next group. A group costs something however small it is, so two are at work side by side only when both
 * are large: as long as few commands wait, one worker takes all lanes together, and the others have nothing to do. Thread-safe.
 */
final class LaneScheduler {

    /** From so many commands in a group on there are callers side by side; one or two that wait for answers gain nothing by waiting. */
    private static final int SEVERAL = 3;

    private final LaneSettings settings;
    private final List<Lane> lanes;
    private final GroupEnvironment together;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean open = true;
    private long notBeforeNs = System.nanoTime();

    /**
     * @param lanes all there are
     * @param together what a group of all lanes needs
     */
    LaneScheduler(LaneSettings settings, List<Lane> lanes, GroupEnvironment together) {
        this.settings = settings;
        this.lanes = List.copyOf(lanes);
        this.together = together;
    }

    /** A group that a worker has to handle, with the lanes that are its own until it gives them back. */
    record Taken(List<Lane> lanes, List<Submission> group, GroupEnvironment environment, long atNs) {}

    /** Takes a command on; at once refused when too many wait, or when the lanes are closed. */
    void submit(Submission submission, Lane lane) {
        RuntimeException refusal = offer(submission, lane);
        if (refusal != null) {
            submission.fail(refusal);
        }
    }

    private @Nullable RuntimeException offer(Submission submission, Lane lane) {
        lock.lock();
        try {
            if (!open) {
                return new StoreUnavailable("The server is stopping", null);
            }
            if (lane.depth() >= settings.queueCapacity()) {
                return new Overloaded(lane.depth());
            }
            boolean first = nothingWaits();
            lane.add(submission);
            // A worker that waits for the distance to pass need not be told of each command.
            if (!lane.isTaken() && (first || lane.depth() == Math.max(1, settings.largeGroupSize()))) {
                changed.signal();
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a group; null when the lanes are closed and nothing waits any more. */
    @Nullable Taken take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                long nowNs = System.nanoTime();
                List<Lane> chosen = choose(nowNs);
                if (!chosen.isEmpty()) {
                    Taken taken = take(chosen, nowNs);
                    if (!choose(nowNs).isEmpty()) {
                        changed.signal();
                    }
                    return taken;
                }
                if (nothingWaits() && !open) {
                    return null;
                }
                if (nothingWaits() || isAnyTaken()) {
                    changed.await();
                } else {
                    changed.awaitNanos(notBeforeNs - nowNs);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** The lanes of a group that may begin now; none if it has to wait. Whose command has waited longest goes first, so that all get on. */
    private List<Lane> choose(long nowNs) {
        Lane oldest = lanes.stream()
                .filter(lane -> !lane.isTaken() && lane.depth() > 0)
                .min(Comparator.comparingLong(lane -> lane.firstQueuedAtNs() - nowNs))
                .orElse(null);
        if (oldest == null) {
            return List.of();
        }
        if (isAnyTaken() ? isLarge(oldest) : lanes.stream().allMatch(this::isLarge)) {
            return List.of(oldest);
        }
        boolean mayBegin = nowNs - notBeforeNs >= 0 || lanes.stream().anyMatch(this::isLarge) || !open;
        return mayBegin && !isAnyTaken() ? lanes : List.of();
    }

    private boolean isLarge(Lane lane) {
        return lane.depth() >= settings.largeGroupSize();
    }

    private boolean nothingWaits() {
        return lanes.stream().allMatch(lane -> lane.depth() == 0);
    }

    private boolean isAnyTaken() {
        return lanes.stream().anyMatch(Lane::isTaken);
    }

    private Taken take(List<Lane> chosen, long nowNs) {
        List<Submission> group = new ArrayList<>();
        for (Lane lane : chosen) {
            lane.setTaken(true);
            lane.moveTo(group, settings.maxGroupSize());
        }
        return new Taken(chosen, group, chosen.size() == 1 ? chosen.getFirst().environment() : together, nowNs);
    }

    /** Gives the lanes of a group back that has been answered. */
    void giveBack(Taken taken) {
        lock.lock();
        try {
            taken.lanes().forEach(lane -> lane.setTaken(false));
            boolean several = taken.group().size() >= SEVERAL;
            notBeforeNs = taken.atNs() + (several ? TimeUnit.MILLISECONDS.toNanos(settings.distanceMs()) : 0);
            if (!open) {
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Commands that wait for a lane. */
    int depth(Lane lane) {
        lock.lock();
        try {
            return lane.depth();
        } finally {
            lock.unlock();
        }
    }

    /** What waits for lanes since a time or longer, and was not begun. */
    List<Submission> removeQueuedUntil(long timeNs, List<Lane> from) {
        List<Submission> waiting = new ArrayList<>();
        lock.lock();
        try {
            from.forEach(lane -> lane.moveQueuedUntil(timeNs, waiting));
        } finally {
            lock.unlock();
        }
        return waiting;
    }

    /** Takes nothing more on; what waits is still handled. */
    void close() {
        lock.lock();
        try {
            open = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
