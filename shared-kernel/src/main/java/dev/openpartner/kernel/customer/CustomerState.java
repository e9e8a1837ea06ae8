package dev.openpartner.kernel.customer;

import dev.openpartner.kernel.attribution.Click;
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
import java.util.List;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/**
 * What decisions about one customer need to know of their journey. Mutable and private to the aggregate that owns it: only
 * {@link #evolve} changes it, in logarithmic time per event, and decisions only read it.
 *
 * <p>It stays bounded for a customer who is no person, such as a userId of {@code undefined}: the newest 1,000 clicks, the newest
 * 1,000 decided conversions (older ones stand for ever and leave behind which was first), and the newest 1,000 waiting ones
 * (older ones are let go and counted in {@link #overflowedWaiting}; {@link WaitingInHistory} finds them, and {@link
 * Journey#recall} brings back those that evidence settles).
 */
public final class CustomerState {

    /** How many waiting conversions of one customer are kept at hand, to be settled at once. */
    public static final int MAX_WAITING = 1_000;

    /** How much is kept, newest first: stitched clicks, decided conversions, waiting conversions. */
    record Limits(int clicks, int decided, int waiting) {

        static final Limits DEFAULT = new Limits(1_000, 1_000, MAX_WAITING);
    }

    private final Limits limits;

    private final StitchedClicks clicks;
    private final ConversionHistory waiting = new ConversionHistory();
    private final ConversionHistory decided = new ConversionHistory();
    private final FirstConversions firsts = new FirstConversions(decided);
    private @Nullable TrackedConversion undecided;
    private long overflowedWaiting;
    private int lastCommissionNumber;

    /** A customer of whom nothing is known. */
    public CustomerState() {
        this(Limits.DEFAULT);
    }

    CustomerState(Limits limits) {
        this.limits = limits;
        this.clicks = new StitchedClicks(limits.clicks());
    }

    /** Takes an event into account. */
    public void evolve(CustomerEvent event) {
        switch (event) {
            case ConversionRecorded recorded -> undecided = TrackedConversion.undecided(recorded);
            case ConversionAttributed attributed -> decideFirst(attributed.conversionId(), attributed.decision());
            case ConversionUnattributed unattributed -> decideFirst(unattributed.conversionId(), unattributed.decision());
            case ConversionSettled settled -> decideAgain(settled.conversionId(), settled.decision());
            case ConversionRedecided redecided -> decideAgain(redecided.conversionId(), redecided.decision());
            case WaitingConversionRecalled recalled -> recall(recalled);
            case LateEvidenceNoted noted -> {}
            case ClickStitched stitched -> clicks.add(clickOf(stitched));
            case StitchedClickFlagsChanged changed -> clicks.changeFlags(changed.clickId(), changed.flags());
            case CustomerErased erased -> erase();
        }
    }

    static Click clickOf(ClickStitched stitched) {
        return new Click(
                stitched.clickId(), stitched.partnerId(), stitched.campaignId(), stitched.clickedAtMs(), stitched.flags());
    }

    private void decideFirst(String conversionId, Decision decision) {
        TrackedConversion recorded = undecided;
        if (recorded == null || !recorded.conversionId().equals(conversionId)) {
            throw new IllegalStateException("conversion " + conversionId + " was decided without having been recorded");
        }
        undecided = null;
        numbered(conversionId, decision);
        keep(recorded.decidedAs(decision));
    }

    private void numbered(String conversionId, Decision decision) {
        lastCommissionNumber = Math.max(lastCommissionNumber, CommissionIds.lastOf(conversionId, decision));
    }

    private void recall(WaitingConversionRecalled recalled) {
        undecided = TrackedConversion.undecided(recalled);
        overflowedWaiting--;
    }

    private void decideAgain(String conversionId, Decision decision) {
        if (undecided != null && undecided.conversionId().equals(conversionId)) {
            decideFirst(conversionId, decision);
            return;
        }
        numbered(conversionId, decision);
        TrackedConversion former = conversion(conversionId);
        // One that the same command let go for newer ones stands as it is.
        if (former != null) {
            drop(former);
            keep(former.decidedAs(decision));
        }
    }

    private void drop(TrackedConversion conversion) {
        (conversion.isWaiting() ? waiting : decided).remove(ConversionMoment.of(conversion));
    }

    private void keep(TrackedConversion conversion) {
        if (conversion.isWaiting()) {
            waiting.add(conversion);
            if (waiting.size() > limits.waiting()) {
                drop(waiting.first());
                overflowedWaiting++;
            }
        } else {
            decided.add(conversion);
            if (decided.size() > limits.decided()) {
                forget(decided.first());
            }
        }
    }

    private void forget(TrackedConversion conversion) {
        drop(conversion);
        firsts.rememberForgotten(conversion);
    }

    private void erase() {
        clicks.clear();
        waiting.clear();
        decided.unpacked().forEach(firsts::rememberForgotten);
        decided.clear();
        // Those let go stay as they are, like those that were kept: whoever comes back is a new person.
        overflowedWaiting = 0;
    }

    /** The stitched clicks, oldest first. */
    NavigableSet<Click> clicks() {
        return clicks.inOrder();
    }

    /** A stitched click; null for one that is unknown or no longer kept. */
    @Nullable Click click(String clickId) {
        return clicks.find(clickId);
    }

    /** The waiting conversions, oldest first. */
    NavigableSet<TrackedConversion> waiting() {
        return waiting.unpacked();
    }

    /** The decided conversions, oldest first. */
    NavigableSet<TrackedConversion> decided() {
        return decided.unpacked();
    }

    /** Who was first; to be copied before it is changed. */
    FirstConversions firsts() {
        return firsts;
    }

    /** A conversion as it stands; null for one that is unknown or no longer kept. */
    public @Nullable TrackedConversion conversion(String conversionId) {
        TrackedConversion found = decided.find(conversionId);
        return found == null ? waiting.find(conversionId) : found;
    }

    /** How many conversions wait for evidence, of those kept. */
    public int waitingCount() {
        return waiting.size();
    }

    /** How many waiting conversions were let go to stay within bounds, and wait outside of this state. */
    public long overflowedWaiting() {
        return overflowedWaiting;
    }

    /** The highest {@link CommissionIds number} that a commission of this customer ever had. */
    int lastCommissionNumber() {
        return lastCommissionNumber;
    }

    /** About what it takes in memory. */
    public int bytes() {
        return decided.bytes() + waiting.bytes() + clicks.bytes();
    }

    /** The whole state as plain values. */
    public CustomerSnapshot toSnapshot() {
        return new CustomerSnapshot(
                List.copyOf(clicks.inOrder()),
                waiting.toSnapshot(),
                decided.toSnapshot(),
                undecided,
                firsts.toSnapshot(),
                overflowedWaiting,
                lastCommissionNumber);
    }

    /** The state that a snapshot was taken of. */
    public static CustomerState fromSnapshot(CustomerSnapshot snapshot) {
        return fromSnapshot(snapshot, Limits.DEFAULT);
    }

    static CustomerState fromSnapshot(CustomerSnapshot snapshot, Limits limits) {
        CustomerState state = new CustomerState(limits);
        snapshot.clicks().forEach(state.clicks::add);
        state.waiting.restore(snapshot.waiting());
        state.decided.restore(snapshot.decided());
        snapshot.forgottenFirsts().forEach(state.firsts::restore);
        state.undecided = snapshot.undecided();
        state.overflowedWaiting = snapshot.overflowedWaiting();
        state.lastCommissionNumber = snapshot.lastCommissionNumber();
        return state;
    }
}
