package dev.openpartner.kernel.customer;

import dev.openpartner.kernel.commission.CommissionEvent.CommissionAccrued;
import dev.openpartner.kernel.customer.CustomerEvent.ClickStitched;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionSettled;
import dev.openpartner.kernel.customer.CustomerEvent.StitchedClickFlagsChanged;
import java.util.List;

/**
 * What a command does to a customer's journey and to commissions, all of it to be recorded in one commit.
 *
 * @param events of the customer's stream, in order; empty when the command states nothing new
 * @param accrued the commissions to open, one stream each
 * @param superseded the commissions to reverse
 */
public record JourneyOutcome(
        List<CustomerEvent> events, List<CommissionAccrued> accrued, List<SupersededCommission> superseded) {

    /** The command states nothing new. */
    public static final JourneyOutcome NOTHING = new JourneyOutcome(List.of(), List.of(), List.of());

    /** Keeps its own copies of the lists. */
    public JourneyOutcome {
        events = List.copyOf(events);
        accrued = List.copyOf(accrued);
        superseded = List.copyOf(superseded);
    }

    /**
     * A commission whose decision was replaced.
     *
     * @param cause the evidence, as in {@link CustomerEvent.ConversionRedecided}
     */
    public record SupersededCommission(String commissionId, String cause) {}

    /** How many waiting conversions found their partner. */
    public int settledCount() {
        return (int) events.stream().filter(ConversionSettled.class::isInstance).count();
    }

    /** Whether a click counts from now on that did not before, so that conversions may find their partner. */
    public boolean bringsEvidence() {
        return events.stream().anyMatch(event -> switch (event) {
            case ClickStitched stitched -> stitched.flags().isEmpty();
            case StitchedClickFlagsChanged changed -> changed.flags().isEmpty();
            default -> false;
        });
    }
}
