package dev.openpartner.command.lane;

import dev.openpartner.command.eventstore.DuplicateEvents;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that takes everything that waits for it, handles it as a group, and answers after the commit. A group is what queued while
 * the last one was being committed, and, once several commands come at a time, until a short while after that one began: a group costs
 * something however small it is. Commands of one stream are handled in the order in which they came.
 */
final class Lane {

    private static final Logger log = LoggerFactory.getLogger(Lane.class);

    private static final long LOOK_UP_MS = 100;

    /** From so many commands in a group on there are callers side by side; one or two that wait for answers gain nothing by waiting. */
    private static final int SEVERAL = 3;

    private static final long FIRST_BACKOFF_NS = 500_000L;
    private static final long LAST_BACKOFF_NS = 50_000_000L;

    private final LaneSettings settings;
    private final GroupEnvironment environment;
    private final LaneMetrics metrics;
    private final BlockingQueue<Submission> queue;
    private final Thread thread;
    private volatile boolean open = true;

    Lane(int number, LaneSettings settings, GroupEnvironment environment, LaneMetrics metrics) {
        this.settings = settings;
        this.environment = environment;
        this.metrics = metrics;
        this.queue = new ArrayBlockingQueue<>(settings.queueCapacity());
        this.thread = Thread.ofPlatform().name("command-lane-" + number).unstarted(this::work);
    }

    void start() {
        environment.view().start();
        thread.start();
    }

    GroupEnvironment environment() {
        return environment;
    }

    /** Commands that wait. */
    int depth() {
        return queue.size();
    }

    boolean isAlive() {
        return open && thread.isAlive();
    }

    boolean isCurrentThread() {
        return Thread.currentThread() == thread;
    }

    /** Takes a command on; at once refused when too many wait, or when the lane is closed. */
    void submit(Submission submission) {
        if (!open) {
            submission.fail(new StoreUnavailable("The server is stopping", null));
        } else if (!queue.offer(submission)) {
            submission.fail(new Overloaded(queue.size()));
        } else if (!open && queue.remove(submission)) {
            submission.fail(new StoreUnavailable("The server is stopping", null));
        }
    }

    /** Takes nothing more on; what waits is still handled. */
    void close() {
        open = false;
    }

    /** Ends when it has handled what waits. */
    void stop() {
        close();
        try {
            if (thread.isAlive() && !thread.join(Duration.ofMillis(settings.stopTimeoutMs()))) {
                log.error("{} commands were still waiting when the lane had to stop", queue.size());
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        failWaiting(new StoreUnavailable("The server is stopping", null));
        environment.view().close();
    }

    private void work() {
        List<Submission> group = new ArrayList<>(settings.maxGroupSize());
        long distanceNs = TimeUnit.MILLISECONDS.toNanos(settings.distanceMs());
        long notBeforeNs = System.nanoTime();
        while (open || !queue.isEmpty()) {
            try {
                Submission first = queue.poll(LOOK_UP_MS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    group.add(first);
                    LockSupport.parkNanos(notBeforeNs - System.nanoTime());
                    long begunNs = System.nanoTime();
                    queue.drainTo(group, settings.maxGroupSize() - 1);
                    handle(List.copyOf(group));
                    notBeforeNs = group.size() < SEVERAL ? begunNs : begunNs + distanceNs;
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | Error e) {
                log.error("A group of {} commands failed in the lane itself", group.size(), e);
                group.forEach(submission -> submission.fail(e));
            } finally {
                group.clear();
            }
        }
    }

    private void handle(List<Submission> group) {
        long begunNs = System.nanoTime();
        group.forEach(submission -> metrics.waited(begunNs - submission.queuedAtNs()));
        Deque<List<Submission>> parts = new ArrayDeque<>();
        parts.add(group);
        for (List<Submission> part = parts.poll(); part != null; part = parts.poll()) {
            GroupAttempt attempt = tryAgainOnConflict(part);
            if (attempt.isCommitted()) {
                attempt.answer();
            } else if (Failures.isUnavailable(attempt.failure())) {
                giveUp(part, parts, attempt.failure());
                return;
            } else if (part.size() == 1 || Failures.isConflictOfGroup(attempt.failure())) {
                fail(part, attempt.failure());
            } else {
                split(part, attempt.culprit()).reversed().forEach(parts::addFirst);
            }
        }
    }

    private GroupAttempt tryAgainOnConflict(List<Submission> part) {
        long backoffNs = FIRST_BACKOFF_NS;
        for (int tries = 1; ; tries++) {
            long begunNs = System.nanoTime();
            GroupAttempt attempt = new GroupAttempt(part, environment);
            if (tries == 1) {
                attempt.run();
            } else {
                // One lane must not overtake the other again and again.
                environment.whileOthersWait(attempt::run);
            }
            if (attempt.isCommitted()) {
                metrics.committed(part.size(), System.nanoTime() - begunNs);
                return attempt;
            }
            metrics.rolledBack(reasonOf(attempt.failure()));
            if (tries >= attemptsFor(attempt.failure(), part.size())) {
                return attempt;
            }
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(backoffNs));
            backoffNs = Math.min(backoffNs * 2, LAST_BACKOFF_NS);
        }
    }

    private int attemptsFor(Throwable failure, int commands) {
        if (Failures.isConflictOfGroup(failure) || (commands == 1 && Failures.isConflict(failure))) {
            return settings.maxAttempts();
        }
        // On fresh state, a handler that looks for what was recorded before finds it; one that does not look never will.
        return commands == 1 && failure instanceof DuplicateEvents ? 2 : 1;
    }

    private static String reasonOf(Throwable failure) {
        if (Failures.isUnavailable(failure)) {
            return "unavailable";
        }
        return Failures.isConflict(failure) ? "conflict" : "fault";
    }

    /** The commands before the culprit, the culprit alone, and those after it, so that order is kept; one by one if unknown. */
    private static List<List<Submission>> split(List<Submission> part, int culprit) {
        if (culprit < 0) {
            return part.stream().map(List::of).toList();
        }
        List<List<Submission>> parts = new ArrayList<>(3);
        parts.add(part.subList(0, culprit));
        parts.add(List.of(part.get(culprit)));
        parts.add(part.subList(culprit + 1, part.size()));
        parts.removeIf(List::isEmpty);
        return parts;
    }

    private void fail(List<Submission> part, Throwable failure) {
        for (Submission submission : part) {
            Throwable refusal = Failures.asRefusal(submission.message(), failure);
            if (refusal != null) {
                submission.fail(refusal);
            } else if (Failures.isConflict(failure)) {
                submission.fail(new Contended(settings.maxAttempts(), failure));
            } else {
                if (!(failure instanceof DuplicateEvents)) {
                    log.error("{} failed", submission.message().getCommandName(), failure);
                }
                submission.fail(failure);
            }
        }
    }

    /** The database is away: nobody in the queue waits for it to be found out once more. */
    private void giveUp(List<Submission> part, Deque<List<Submission>> rest, Throwable failure) {
        log.warn("The database is away, {} commands are refused: {}", part.size() + queue.size(), failure.toString());
        StoreUnavailable unavailable = new StoreUnavailable("The database does not answer", failure);
        part.forEach(submission -> submission.fail(unavailable));
        rest.forEach(other -> other.forEach(submission -> submission.fail(unavailable)));
        failWaiting(unavailable);
    }

    private void failWaiting(Throwable failure) {
        for (@Nullable Submission waiting = queue.poll(); waiting != null; waiting = queue.poll()) {
            waiting.fail(failure);
        }
    }
}
