package dev.openpartner.server.idempotency;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the leases of running requests and removes old answers, on a thread of its own. */
final class Upkeep implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final Duration BETWEEN_PURGES = Duration.ofHours(1);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("idempotent-answers").factory());

    Upkeep(IdempotentAnswers answers) {
        // Two extensions may fail before a lease is over.
        every(IdempotentAnswers.LEASE.dividedBy(3), answers::extendLeases);
        every(BETWEEN_PURGES, answers::purge);
    }

    private void every(Duration pause, Runnable task) {
        ScheduledFuture<?> _ =
                thread.scheduleWithFixedDelay(() -> attempt(task), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A schedule ends with the first exception of its task; the database may be away for a while and come back. */
    private static void attempt(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException databaseAway) {
            LOG.warn("Upkeep of idempotent answers failed and is tried again: {}", databaseAway.toString());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
