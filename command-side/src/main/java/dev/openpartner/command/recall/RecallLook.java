package dev.openpartner.command.recall;

import dev.openpartner.command.eventstore.StreamPages;
import dev.openpartner.command.recall.RecallRequests.Taken;
import dev.openpartner.kernel.customer.ConversionMoment;
import dev.openpartner.kernel.customer.CustomerCommand.RecallWaitingConversions;
import dev.openpartner.kernel.customer.CustomerEvent;
import dev.openpartner.kernel.customer.WaitingConversion;
import dev.openpartner.kernel.customer.WaitingInHistory;
import dev.openpartner.kernel.log.RecordedEvent;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One look through the history of one customer, in small steps: read a page, or have a few conversions decided again. Before each
 * decision it has read to the end of the stream, so what changes meanwhile is known; what changes between that and the commit is
 * the handler's to notice.
 *
 * <p>A look may end at any step, by a crash too. What it had recalled is settled in the history, and the next look sees it so.
 */
final class RecallLook {

    /** Of customers with more conversions than this, each look takes the next so many: about 10 MB. */
    static final int ROOM = 20_000;

    /** Decisions of a customer with many clicks are large. */
    static final int PAGE_SIZE = 200;

    /** Few, because all that waits in the lane waits for them. */
    static final int CONVERSIONS_PER_COMMAND = 100;

    private final Taken request;
    private final StreamPages pages;
    private final Function<RecallWaitingConversions, RecalledConversions> lane;
    private final LongSupplier nowMs;
    private final WaitingInHistory history;
    private long readUpTo = -1;
    private boolean atEnd;
    private boolean nothingLetGo;
    private int recalled;
    private @Nullable CustomerEvent newest;
    private @Nullable ConversionMoment lastSent;

    RecallLook(
            Taken request,
            StreamPages pages,
            Function<RecallWaitingConversions, RecalledConversions> lane,
            LongSupplier nowMs,
            int room) {
        this.request = request;
        this.pages = pages;
        this.lane = lane;
        this.nowMs = nowMs;
        this.history = new WaitingInHistory(request.from(), room);
    }

    /** What one step did, by what it costs others. */
    enum Step {
        READ,
        DECIDED,
        DONE
    }

    Taken request() {
        return request;
    }

    /** How many conversions it has brought back so far. */
    int recalled() {
        return recalled;
    }

    /** Where the next look of the round begins; null if this was the last. */
    @Nullable ConversionMoment next() {
        return nothingLetGo ? null : history.next();
    }

    /** Does a little. A step that fails may be done again: what it did in spite of that is read before anything else. */
    Step step() {
        if (!atEnd) {
            read();
            return Step.READ;
        }
        List<WaitingConversion> batch = history.waiting(lastSent, CONVERSIONS_PER_COMMAND);
        CustomerEvent customer = newest;
        if (nothingLetGo || batch.isEmpty() || customer == null) {
            return Step.DONE;
        }
        atEnd = false;
        RecalledConversions answer = lane.apply(new RecallWaitingConversions(
                customer.tenant(), customer.customerId(), batch, readUpTo, nowMs.getAsLong()));
        lastSent = batch.getLast().moment();
        recalled += answer.recalled();
        nothingLetGo = answer.stillLetGo() == 0;
        return Step.DECIDED;
    }

    private void read() {
        List<RecordedEvent> page = pages.after(request.streamId(), readUpTo, PAGE_SIZE);
        for (RecordedEvent recorded : page) {
            readUpTo = recorded.sequence();
            newest = (CustomerEvent) recorded.event();
            history.evolve(readUpTo, newest);
        }
        atEnd = page.size() < PAGE_SIZE;
    }
}
