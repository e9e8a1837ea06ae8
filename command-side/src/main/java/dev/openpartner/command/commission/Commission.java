package dev.openpartner.command.commission;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.openpartner.kernel.commission.CommissionCommand.ApproveCommission;
import dev.openpartner.kernel.commission.CommissionCommand.ReverseCommission;
import dev.openpartner.kernel.commission.CommissionEvent;
import dev.openpartner.kernel.commission.CommissionEvent.CommissionAccrued;
import dev.openpartner.kernel.commission.CommissionReview;
import dev.openpartner.kernel.commission.CommissionStatus;
import dev.openpartner.kernel.id.Streams;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;

/** A commission as Axon keeps it; every decision is {@link CommissionReview}'s. */
@Aggregate
@Profile("role-command")
public class Commission {

    /** Who decides where the program itself does. */
    private static final String SYSTEM = "system";

    // Axon reads it to know which stream this is.
    @SuppressWarnings("UnusedVariable")
    @AggregateIdentifier
    private @Nullable String streamId;

    private @Nullable ReviewedCommission reviewed;

    Commission() {}

    /** A commission that a decision has just made. */
    public Commission(CommissionAccrued accrued) {
        apply(accrued);
    }

    /** Where it stands. */
    public CommissionStatus status() {
        return reviewed().state().status();
    }

    /** Takes it back because its conversion was decided again. */
    public void supersede(String cause, long nowMs) {
        apply(CommissionReview.supersede(reviewed().state(), cause, SYSTEM, nowMs));
    }

    ReviewedCommission approve(ApproveCommission command) {
        return decided(CommissionReview.approve(reviewed().state(), command), command.dryRun());
    }

    ReviewedCommission reverse(ReverseCommission command) {
        return decided(CommissionReview.reverse(reviewed().state(), command), command.dryRun());
    }

    private ReviewedCommission decided(CommissionEvent event, boolean dryRun) {
        if (dryRun) {
            return ReviewedCommission.evolve(reviewed, event);
        }
        apply(event);
        return reviewed();
    }

    private ReviewedCommission reviewed() {
        if (reviewed == null) {
            throw new IllegalStateException("a commission without a first event");
        }
        return reviewed;
    }

    @EventSourcingHandler
    void on(CommissionEvent event) {
        streamId = Streams.commission(event.commissionId());
        reviewed = ReviewedCommission.evolve(reviewed, event);
    }
}
