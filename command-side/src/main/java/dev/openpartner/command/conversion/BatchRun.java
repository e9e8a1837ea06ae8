package dev.openpartner.command.conversion;

import dev.openpartner.command.customer.RecordedConversion;
import dev.openpartner.command.http.CommandDispatch;
import dev.openpartner.command.http.CommandDispatch.Outcome;
import dev.openpartner.kernel.message.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/**
 * Sends the items of batches on their way: in order, so that one customer's are decided in order, many at a time, so that they
 * share commits, and never so many that single conversions find the queue full.
 */
@Component
@Profile("role-command")
class BatchRun {

    private static final Logger log = LoggerFactory.getLogger(BatchRun.class);

    /** Each holds its body and its answer in memory. */
    private static final int MAX_BATCHES = 8;

    /** Over all batches; a fraction of what may wait for the next commit. */
    private static final int MAX_ITEMS_UNDER_WAY = 1_024;

    private static final long LONGEST_WAIT_MS = 30_000;

    private final Conversions conversions;
    private final Semaphore batches = new Semaphore(MAX_BATCHES, true);
    private final Semaphore itemsUnderWay = new Semaphore(MAX_ITEMS_UNDER_WAY, true);

    BatchRun(Conversions conversions) {
        this.conversions = conversions;
    }

    /**
     * Waits until a batch may begin.
     *
     * @throws Refused {@code rate_limited} when too many are under way for too long
     */
    Turn takeTurn() {
        if (!acquired(batches)) {
            throw Refused.limited("rate_limited", "Too many batches at once; send this one again in a moment.");
        }
        return new Turn();
    }

    private static boolean acquired(Semaphore permits) {
        try {
            return permits.tryAcquire(LONGEST_WAIT_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * What became of the readable items.
     *
     * @param results by index; null in the place of items that were not readable
     * @param position log position of the last event of all
     */
    record Recorded(List<BatchAnswer.@Nullable Result> results, @Nullable Long position) {}

    /** The right to run one batch; given back when closed. */
    final class Turn implements AutoCloseable {

        Recorded record(List<@Nullable Report> reports) {
            List<@Nullable CompletableFuture<Outcome<RecordedConversion>>> started = new ArrayList<>(reports.size());
            for (Report report : reports) {
                started.add(report == null ? null : start(report));
            }
            List<BatchAnswer.@Nullable Result> results = new ArrayList<>(reports.size());
            Long position = null;
            for (int index = 0; index < reports.size(); index++) {
                Report report = reports.get(index);
                CompletableFuture<Outcome<RecordedConversion>> answer = started.get(index);
                if (report == null || answer == null) {
                    results.add(null);
                    continue;
                }
                results.add(result(index, report, answer));
                position = later(position, answer);
            }
            return new Recorded(results, position);
        }

        @Override
        public void close() {
            batches.release();
        }
    }

    private CompletableFuture<Outcome<RecordedConversion>> start(Report report) {
        if (!acquired(itemsUnderWay)) {
            return CompletableFuture.failedFuture(new DataAccessResourceFailureException("the queue did not move"));
        }
        try {
            return conversions.start(report).whenComplete((outcome, failure) -> itemsUnderWay.release());
        } catch (RuntimeException refusedAtOnce) {
            itemsUnderWay.release();
            return CompletableFuture.failedFuture(refusedAtOnce);
        }
    }

    private static BatchAnswer.Result result(
            int index, Report report, CompletableFuture<Outcome<RecordedConversion>> answer) {
        try {
            RecordedConversion recorded = CommandDispatch.await(answer).result();
            Conversions.refuseReusedKey(report, recorded);
            return BatchAnswer.Result.recorded(index, recorded);
        } catch (Refused refused) {
            return BatchAnswer.Result.refused(index, refused);
        } catch (RuntimeException failed) {
            log.warn("Item {} of a batch was not recorded for certain: {}", index, failed.toString());
            return BatchAnswer.Result.unavailable(index);
        }
    }

    private static @Nullable Long later(@Nullable Long position, CompletableFuture<Outcome<RecordedConversion>> answer) {
        if (!answer.isDone() || answer.isCompletedExceptionally()) {
            return position;
        }
        Long own = answer.join().position();
        return position == null || (own != null && own > position) ? own : position;
    }
}
