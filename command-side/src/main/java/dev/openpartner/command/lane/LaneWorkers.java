package dev.openpartner.command.lane;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads that handle commands, as many as there are lanes. */
final class LaneWorkers {

    private static final Logger log = LoggerFactory.getLogger(LaneWorkers.class);

    private final LaneScheduler scheduler;
    private final GroupHandler handler;
    private final Duration stopTimeout;
    private final List<Thread> threads;

    LaneWorkers(LaneSettings settings, LaneScheduler scheduler, LaneMetrics metrics) {
        this.scheduler = scheduler;
        this.handler = new GroupHandler(settings, scheduler, metrics);
        this.stopTimeout = Duration.ofMillis(settings.stopTimeoutMs());
        this.threads = IntStream.range(0, settings.lanes())
                .mapToObj(number -> Thread.ofPlatform().name("command-lane-" + number).unstarted(this::work))
                .toList();
    }

    void start() {
        threads.forEach(Thread::start);
    }

    boolean areAlive() {
        return threads.stream().allMatch(Thread::isAlive);
    }

    boolean includeCurrentThread() {
        return threads.contains(Thread.currentThread());
    }

    /** Waits until they have handled what was accepted, and no longer than they may take for it. */
    void awaitEnd() {
        long deadlineNs = System.nanoTime() + stopTimeout.toNanos();
        try {
            for (Thread thread : threads) {
                if (thread.isAlive() && !thread.join(Duration.ofNanos(deadlineNs - System.nanoTime()))) {
                    log.error("{} was still at work when it had to stop", thread.getName());
                    thread.interrupt();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        try {
            for (LaneScheduler.Taken taken = scheduler.take(); taken != null; taken = scheduler.take()) {
                handle(taken);
            }
        } catch (InterruptedException e) {
            log.warn("{} ends before all is handled", Thread.currentThread().getName());
        }
    }

    private void handle(LaneScheduler.Taken taken) {
        try {
            handler.handle(taken);
        } catch (RuntimeException | Error e) {
            log.error("A group of {} commands failed in the lane itself", taken.group().size(), e);
            taken.group().forEach(submission -> submission.fail(e));
        } finally {
            scheduler.giveBack(taken);
        }
    }
}
