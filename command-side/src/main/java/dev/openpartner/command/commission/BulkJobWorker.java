package dev.openpartner.command.commission;

import dev.openpartner.command.commission.BulkJobTable.Step;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Takes the steps of bulk reviews on one thread, each job in its turn, so that a short one never waits for the end of a long one. What a
 * process that died had begun goes on here, or wherever the lease's end is seen first.
 */
@Component
@Profile("role-command")
class BulkJobWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(BulkJobWorker.class);

    private static final long POLL_MS = 1_000;

    /** A step takes a second or less; a database that hangs makes it longer. */
    private static final long LEASE_MS = 30_000;

    private static final long FIRST_RETRY_MS = 1_000;
    private static final int MOST_DOUBLINGS = 6;

    /** Ten failures take some six minutes. */
    private static final int MOST_ATTEMPTS = 10;

    private static final long STOP_TIMEOUT_MS = 20_000;

    private final BulkJobTable table;
    private final BulkStep steps;
    private final Map<String, CompletableFuture<Void>> awaited = new ConcurrentHashMap<>();
    private volatile @Nullable ScheduledExecutorService timer;

    BulkJobWorker(BulkJobTable table, BulkStep steps) {
        this.table = table;
        this.steps = steps;
    }

    /** Begins with what is due at once, and waits for the end of a job, which may be taken by another process. */
    void hurry(String id, Duration atMost) {
        ScheduledExecutorService running = timer;
        if (running == null) {
            return;
        }
        CompletableFuture<Void> ended = new CompletableFuture<>();
        awaited.put(id, ended);
        running.execute(this::work);
        ended.completeOnTimeout(null, atMost.toMillis(), TimeUnit.MILLISECONDS).join();
        awaited.remove(id);
    }

    private void work() {
        try {
            Optional<Step> due = take();
            while (due.isPresent()) {
                work(due.get());
                due = take();
            }
        } catch (RuntimeException databaseAway) {
            LOG.warn("Bulk reviews wait for the database: {}", databaseAway.toString());
        }
    }

    private Optional<Step> take() {
        return isRunning() ? table.take(LEASE_MS, ReviewSender.UNDER_WAY) : Optional.empty();
    }

    private void work(Step step) {
        if (step.part().isEmpty() || step.attempts() > MOST_ATTEMPTS) {
            end(step);
            return;
        }
        try {
            steps.take(step);
        } catch (RuntimeException failure) {
            long retryMs = FIRST_RETRY_MS << Math.min(step.attempts() - 1, MOST_DOUBLINGS);
            LOG.warn("Bulk review {} stands still at {} of {}; again in {} ms", step.id(), step.done(), step.total(), retryMs, failure);
            table.retry(step, retryMs);
        }
    }

    private void end(Step step) {
        table.end(step.id(), step.done());
        if (step.done() < step.total()) {
            LOG.error("Bulk review {} is given up at {} of {}", step.id(), step.done(), step.total());
        }
        CompletableFuture<Void> ended = awaited.get(step.id());
        if (ended != null) {
            ended.complete(null);
        }
    }

    @Override
    public synchronized void start() {
        if (timer == null) {
            ScheduledExecutorService made =
                    Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("bulk-reviews").factory());
            timer = made;
            var _ = made.scheduleWithFixedDelay(this::work, POLL_MS, POLL_MS, TimeUnit.MILLISECONDS);
        }
    }

    /** Ends after the step that is being taken; the next is anybody's. */
    @Override
    public synchronized void stop() {
        ScheduledExecutorService running = timer;
        if (running == null) {
            return;
        }
        timer = null;
        running.shutdown();
        try {
            if (!running.awaitTermination(STOP_TIMEOUT_MS, TimeUnit.MILLISECONDS)) {
                LOG.warn("A step of a bulk review goes on while the server ends; it is taken again when its lease ends");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}
