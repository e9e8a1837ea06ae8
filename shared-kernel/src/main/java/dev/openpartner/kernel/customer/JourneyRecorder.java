package dev.openpartner.kernel.customer;

import dev.openpartner.kernel.commission.CommissionEvent.CommissionAccrued;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionAttributed;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionRedecided;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionSettled;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionUnattributed;
import dev.openpartner.kernel.customer.CustomerEvent.LateEvidenceNoted;
import dev.openpartner.kernel.customer.Decision.Earned;
import dev.openpartner.kernel.customer.Decision.Touch;
import dev.openpartner.kernel.customer.JourneyOutcome.SupersededCommission;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the events of one command in order, with the commissions that each decision opens and replaces. */
final class JourneyRecorder {

    private static final long DAY_MS = 24 * 60 * 60 * 1000L;

    private final String tenant;
    private final String customerId;
    private final DecisionContext context;
    private final int lastCommissionNumber;
    private final List<CustomerEvent> events = new ArrayList<>();
    private final List<CommissionAccrued> accrued = new ArrayList<>();
    private final List<SupersededCommission> superseded = new ArrayList<>();

    /**
     * Begins with what the command states.
     *
     * @param state the state before it
     * @param evidence the event that comes first
     */
    JourneyRecorder(CustomerState state, CustomerEvent evidence, DecisionContext context) {
        this.tenant = evidence.tenant();
        this.customerId = evidence.customerId();
        this.context = context;
        this.lastCommissionNumber = state.lastCommissionNumber();
        events.add(evidence);
    }

    /** The first decision about a conversion; answers the conversion under it. */
    TrackedConversion decided(TrackedConversion conversion, Evaluation evaluation) {
        String id = conversion.conversionId();
        Decision decision = evaluation.toDecision(context.ids(), new CommissionIds(id, 0));
        events.add(
                evaluation.isAttributed()
                        ? new ConversionAttributed(tenant, customerId, id, decision, context.nowMs())
                        : new ConversionUnattributed(tenant, customerId, id, decision, context.nowMs()));
        accrue(conversion, decision);
        return conversion.decidedAs(decision);
    }

    /** Another decision about a conversion; answers the conversion under it. */
    TrackedConversion decidedAgain(TrackedConversion former, Evaluation evaluation, String cause) {
        String id = former.conversionId();
        Decision decision = evaluation.toDecision(context.ids(), new CommissionIds(id, lastCommissionNumber));
        List<String> replaced = former.commissionIds();
        events.add(
                former.isWaiting() && evaluation.isAttributed()
                        ? new ConversionSettled(tenant, customerId, id, decision, cause, context.nowMs())
                        : new ConversionRedecided(tenant, customerId, id, decision, replaced, cause, context.nowMs()));
        replaced.forEach(commissionId -> superseded.add(new SupersededCommission(commissionId, cause)));
        accrue(former, decision);
        return former.decidedAs(decision);
    }

    /** Evidence that would have changed a decision that stands. */
    void noted(TrackedConversion conversion, String cause, @Nullable String clickId) {
        events.add(
                new LateEvidenceNoted(tenant, customerId, conversion.conversionId(), cause, clickId, context.nowMs()));
    }

    private void accrue(TrackedConversion conversion, Decision decision) {
        for (Touch touch : decision.touches()) {
            for (Earned earned : touch.earned()) {
                accrued.add(commission(conversion, touch, earned));
            }
        }
    }

    private CommissionAccrued commission(TrackedConversion conversion, Touch touch, Earned earned) {
        Integer holdbackDays = earned.holdbackDays();
        return new CommissionAccrued(
                tenant,
                earned.commissionId(),
                touch.partnerId(),
                touch.campaignId(),
                customerId,
                conversion.conversionId(),
                conversion.type(),
                touch.attributionId(),
                touch.clickId(),
                earned.ruleSource(),
                earned.ruleVersion(),
                earned.ruleIndex(),
                earned.rule(),
                earned.baseMinor(),
                touch.weightNumerator(),
                touch.weightDenominator(),
                earned.amountMinor(),
                earned.currency(),
                earned.steps(),
                conversion.occurredAtMs(),
                context.nowMs(),
                holdbackDays == null || holdbackDays == 0 ? null : context.nowMs() + holdbackDays * DAY_MS);
    }

    JourneyOutcome outcome() {
        return new JourneyOutcome(events, accrued, superseded);
    }
}
