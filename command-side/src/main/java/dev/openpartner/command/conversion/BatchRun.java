package dev.openpartner.command.conversion;

import dev.openpartner.command.customer.RecordedConversion;
import dev.openpartner.command.http.CommandDispatch;
import dev.openpartner.command.http.CommandDispatch.Outcome;
import dev.openpartner.kernel.message.Refused;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
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

    /** Each holds its answer in memory, and the items that must wait for its end. */
    private static final int MAX_BATCHES = 8;

    /** Over all batches; a fraction of what may wait for the next commit. */
    private static final int MAX_ITEMS_UNDER_WAY = 1_024;

    /** Of one batch: while one is being committed, the next one queues. */
    private static final int WINDOWS_UNDER_WAY = 2;

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
     * An item to record.
     *
     * @param index place in the batch, from 0
     */
    record Entry(int index, Report report) {}

    /**
     * What became of the items.
     *
     * @param results in the order of the items
     * @param position log position of the last event of all
     */
    record Recorded(List<BatchAnswer.Result> results, @Nullable Long position) {}

    private record Started(Entry entry, CompletableFuture<Outcome<RecordedConversion>> answer) {}

    /** The right to run one batch; given back when closed. */
    final class Turn implements AutoCloseable {

        private final Deque<List<Started>> underWay = new ArrayDeque<>();
        private final List<BatchAnswer.Result> results = new ArrayList<>();
        private @Nullable Long position;

        /** Sends a window of items on its way, when the one before the last has arrived. */
        void record(List<Entry> window) {
            while (underWay.size() >= WINDOWS_UNDER_WAY) {
                collect(underWay.remove());
            }
            List<Started> started = new ArrayList<>(window.size());
            for (Entry entry : window) {
                started.add(new Started(entry, start(entry.report())));
            }
            underWay.add(started);
        }

        /** Adds the answer to an item that is not recorded. */
        void answer(BatchAnswer.Result result) {
            results.add(result);
        }

        /** Waits for what is under way. */
        Recorded finish() {
            while (!underWay.isEmpty()) {
                collect(underWay.remove());
            }
            results.sort(Comparator.comparingInt(BatchAnswer.Result::index));
            return new Recorded(results, position);
        }

        private void collect(List<Started> window) {
            for (Started started : window) {
                results.add(result(started));
                position = later(position, started.answer());
            }
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

    private static BatchAnswer.Result result(Started started) {
        int index = started.entry().index();
        try {
            RecordedConversion recorded = CommandDispatch.await(started.answer()).result();
            Conversions.refuseReusedKey(started.entry().report(), recorded);
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
