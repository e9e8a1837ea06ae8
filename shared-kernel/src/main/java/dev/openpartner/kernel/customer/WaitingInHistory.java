package dev.openpartner.kernel.customer;

import dev.openpartner.kernel.customer.CustomerEvent.ClickStitched;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionAttributed;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionRecorded;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionRedecided;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionSettled;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionUnattributed;
import dev.openpartner.kernel.customer.CustomerEvent.CustomerErased;
import dev.openpartner.kernel.customer.CustomerEvent.LateEvidenceNoted;
import dev.openpartner.kernel.customer.CustomerEvent.StitchedClickFlagsChanged;
import dev.openpartner.kernel.customer.CustomerEvent.WaitingConversionRecalled;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Folds a customer's history, event by event from the first, into the conversions that wait by the last decision about them: the
 * oldest by business time from a given one on, as many as there is room for. Where there are more, {@link #next} says from which
 * one on another look at the history finds them. Bounded, however long the history is.
 *
 * <p>Decided conversions take room too: a click that is flagged may leave them waiting again, and the event that says so does not
 * repeat what the conversion was.
 */
public final class WaitingInHistory {

    private final int room;
    private final @Nullable ConversionMoment from;
    private final Map<String, WaitingConversion> held = new HashMap<>();
    private final TreeMap<ConversionMoment, String> order = new TreeMap<>();
    private final TreeMap<ConversionMoment, WaitingConversion> waiting = new TreeMap<>();
    private @Nullable ConversionRecorded undecided;
    private @Nullable ConversionMoment next;

    /**
     * Begins.
     *
     * @param from the first conversion of interest; null for the very first
     * @param room how many conversions are held at most
     */
    public WaitingInHistory(@Nullable ConversionMoment from, int room) {
        this.from = from;
        this.room = room;
    }

    /** Takes the next event of the stream. */
    public void evolve(long sequence, CustomerEvent event) {
        switch (event) {
            case ConversionRecorded recorded -> undecided = recorded;
            case ConversionAttributed attributed -> decideFirst(attributed.conversionId(), sequence, false);
            case ConversionUnattributed unattributed -> decideFirst(unattributed.conversionId(), sequence, true);
            case ConversionSettled settled -> decideAgain(settled.conversionId(), sequence, false);
            case ConversionRedecided redecided ->
                decideAgain(redecided.conversionId(), sequence, redecided.decision().touches().isEmpty());
            case CustomerErased erased -> forgetAll();
            case WaitingConversionRecalled recalled -> {}
            case LateEvidenceNoted noted -> {}
            case ClickStitched stitched -> {}
            case StitchedClickFlagsChanged changed -> {}
        }
    }

    private void decideFirst(String conversionId, long sequence, boolean waits) {
        ConversionRecorded recorded = undecided;
        undecided = null;
        if (recorded == null || !recorded.conversionId().equals(conversionId)) {
            throw new IllegalStateException("conversion " + conversionId + " was decided without having been recorded");
        }
        WaitingConversion conversion = WaitingConversion.of(recorded, sequence);
        ConversionMoment moment = conversion.moment();
        if ((from != null && moment.compareTo(from) < 0) || (next != null && moment.compareTo(next) >= 0)) {
            return;
        }
        order.put(moment, conversionId);
        held.put(conversionId, conversion);
        if (waits) {
            waiting.put(moment, conversion);
        }
        if (order.size() > room) {
            Map.Entry<ConversionMoment, String> newest = order.pollLastEntry();
            held.remove(newest.getValue());
            waiting.remove(newest.getKey());
            next = newest.getKey();
        }
    }

    private void decideAgain(String conversionId, long sequence, boolean waits) {
        WaitingConversion former = held.get(conversionId);
        if (former == null) {
            return;
        }
        WaitingConversion again = former.decidedAt(sequence);
        held.put(conversionId, again);
        if (waits) {
            waiting.put(again.moment(), again);
        } else {
            waiting.remove(again.moment());
        }
    }

    private void forgetAll() {
        held.clear();
        order.clear();
        waiting.clear();
    }

    /**
     * The oldest conversions that wait so far.
     *
     * @param after only those after this one; null for all
     */
    public List<WaitingConversion> waiting(@Nullable ConversionMoment after, int limit) {
        return (after == null ? waiting : waiting.tailMap(after, false)).values().stream().limit(limit).toList();
    }

    /** The conversion from which on there was no room; null if there was room for all. */
    public @Nullable ConversionMoment next() {
        return next;
    }
}
