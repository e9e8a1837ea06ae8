package dev.openpartner.command.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Waits for answers, and ends the waits that take too long by a look over all of them now and then. A timer for each wait would
 * be set and removed with every request and hardly ever run out; together they took an eighth of what a conversion cost in
 * HTTP.
 */
public final class Patience {

    private static final Duration LONGEST_BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Duration longest;
    private final LongSupplier clockNs;
    private final Set<Wait> waits = ConcurrentHashMap.newKeySet();

    Patience(Duration longest, LongSupplier clockNs) {
        this.longest = longest;
        this.clockNs = clockNs;
    }

    /**
     * One that looks by itself as long as the process lives: each fifth of the longest wait, or each second where that is less. A
     * wait can be longer by that.
     */
    public static Patience of(Duration longest) {
        Patience patience = new Patience(longest, System::nanoTime);
        long lookEveryMs = Math.min(longest.dividedBy(5).toMillis(), LONGEST_BETWEEN_LOOKS.toMillis());
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("overdue-answers").factory());
        Future<?> _ = thread.scheduleWithFixedDelay(patience::endOverdue, lookEveryMs, lookEveryMs, TimeUnit.MILLISECONDS);
        return patience;
    }

    /**
     * The answer, once it is there.
     *
     * @throws ExecutionException when it is a failure, such as a {@link DataAccessResourceFailureException} because it did not
     * come in time
     */
    public <T> T get(CompletableFuture<T> answer) throws InterruptedException, ExecutionException {
        Wait wait = new Wait(answer, clockNs.getAsLong());
        waits.add(wait);
        try {
            return answer.get();
        } finally {
            waits.remove(wait);
        }
    }

    /** Gives those who have waited too long the answer that there is none. */
    void endOverdue() {
        long nowNs = clockNs.getAsLong();
        waits.forEach(wait -> {
            if (nowNs - wait.sinceNs >= longest.toNanos()) {
                wait.answer.completeExceptionally(new DataAccessResourceFailureException(
                        "no answer to a command within %d ms".formatted(longest.toMillis())));
            }
        });
    }

    /** How many wait. */
    int waiting() {
        return waits.size();
    }

    /** One who waits; a class and no record, because no wait equals another. */
    private static final class Wait {

        private final CompletableFuture<?> answer;
        private final long sinceNs;

        Wait(CompletableFuture<?> answer, long sinceNs) {
            this.answer = answer;
            this.sinceNs = sinceNs;
        }
    }
}
