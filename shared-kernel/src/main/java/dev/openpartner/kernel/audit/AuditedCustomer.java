package dev.openpartner.kernel.audit;

import dev.openpartner.kernel.commission.CommissionEvent;
import dev.openpartner.kernel.commission.CommissionEvent.CommissionAccrued;
import dev.openpartner.kernel.commission.CommissionEvent.CommissionApproved;
import dev.openpartner.kernel.commission.CommissionEvent.CommissionReversed;
import dev.openpartner.kernel.commission.CommissionReview;
import dev.openpartner.kernel.commission.CommissionStatus;
import dev.openpartner.kernel.customer.CustomerEvent;
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
import dev.openpartner.kernel.customer.CustomerState;
import dev.openpartner.kernel.customer.Decision;
import dev.openpartner.kernel.customer.Decision.Earned;
import dev.openpartner.kernel.customer.DecisionContext;
import dev.openpartner.kernel.customer.Journey;
import dev.openpartner.kernel.customer.JourneyOutcome;
import dev.openpartner.kernel.customer.Policies;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One customer during a replay: the state that the recorded events make, and what has to follow. The state follows the log even where a
 * replay differs, so that one difference does not bring all that come after it.
 */
final class AuditedCustomer {

    private static final int FEW = 4;

    private final CustomerState state = new CustomerState();
    /** Of those that were reviewed; all others have accrued. */
    private final Map<String, CommissionStatus> statuses = new HashMap<>(FEW);
    /** What the evidence asks for and the log has not said yet. */
    private final Deque<CustomerEvent> expected = new ArrayDeque<>(FEW);
    /** Commissions that a recorded decision opens or takes back, until the log does. */
    private final Map<String, CommissionDue> toOpen = new HashMap<>(FEW);
    private final Map<String, String> toTakeBack = new HashMap<>(FEW);

    private final FirstDifferences first;
    private long evidenceAt;
    private long differences;
    private long conversions;
    private long decisions;
    private long commissions;
    private int ids;

    AuditedCustomer(FirstDifferences first) {
        this.first = first;
    }

    void take(long position, CustomerEvent event, Policies policies) {
        long before = differences;
        tried(position, event, before, () -> replay(position, event, policies));
        tried(position, event, before, () -> state.evolve(event));
    }

    /** What was taken out of a log may leave something behind in it that cannot be. */
    private void tried(long position, CustomerEvent event, long before, Runnable work) {
        try {
            work.run();
        } catch (IllegalStateException impossible) {
            if (differences == before) {
                differs(position, null, Told.of(event), "nothing, because " + impossible.getMessage());
            }
        }
    }

    private void replay(long position, CustomerEvent event, Policies policies) {
        DecisionContext context = new DecisionContext(
                policies, id -> statuses.getOrDefault(id, CommissionStatus.ACCRUED), () -> "replayed-" + ids++, 0);
        switch (event) {
            case ConversionRecorded recorded -> {
                conversions++;
                evidence(position, event, Journey.record(state, recorded, context));
            }
            case WaitingConversionRecalled recalled -> evidence(position, event, Journey.recall(state, recalled, context));
            case ClickStitched stitched -> evidence(position, event, Journey.stitch(state, stitched, context));
            case StitchedClickFlagsChanged changed -> evidence(position, event, Journey.changeFlags(state, changed, context));
            case ConversionAttributed decided -> decision(position, event, decided.conversionId(), decided.decision());
            case ConversionUnattributed decided -> decision(position, event, decided.conversionId(), decided.decision());
            case ConversionSettled decided -> decision(position, event, decided.conversionId(), decided.decision());
            case ConversionRedecided decided -> {
                decided.supersededCommissionIds().forEach(id -> toTakeBack.put(id, decided.conversionId()));
                decision(position, event, decided.conversionId(), decided.decision());
            }
            case LateEvidenceNoted noted -> follows(position, event, noted.conversionId());
            case CustomerErased erased -> missing();
        }
    }

    private void evidence(long position, CustomerEvent event, JourneyOutcome outcome) {
        missing();
        evidenceAt = position;
        if (outcome.events().isEmpty()) {
            differs(position, null, Told.of(event), null);
        } else {
            expected.addAll(outcome.events().subList(1, outcome.events().size()));
        }
    }

    private void decision(long position, CustomerEvent event, String conversionId, Decision decision) {
        decisions++;
        follows(position, event, conversionId);
        for (Decision.Touch touch : decision.touches()) {
            for (Earned earned : touch.earned()) {
                toOpen.put(earned.commissionId(), CommissionDue.of(conversionId, touch, earned));
            }
        }
    }

    private void follows(long position, CustomerEvent event, String conversionId) {
        CustomerEvent next = expected.poll();
        if (next == null || !Outcome.of(event).equals(Outcome.of(next))) {
            differs(position, conversionId, Told.of(event), next == null ? null : Told.of(next));
        }
    }

    /** What was to follow and did not, before something else did. */
    private void missing() {
        for (CustomerEvent next = expected.poll(); next != null; next = expected.poll()) {
            differs(evidenceAt, Outcome.of(next).conversionId(), null, Told.of(next));
        }
    }

    void accrued(long position, CommissionAccrued accrued) {
        commissions++;
        CommissionDue due = toOpen.remove(accrued.commissionId());
        CommissionDue opened = CommissionDue.of(accrued);
        if (!opened.equals(due)) {
            differs(position, accrued.conversionId(), Told.of(opened), due == null ? null : Told.of(due));
        }
    }

    void reviewed(long position, CommissionEvent event) {
        switch (event) {
            case CommissionAccrued accrued -> throw new IllegalArgumentException("to open a commission is no review");
            case CommissionApproved approved -> statuses.put(approved.commissionId(), CommissionStatus.APPROVED);
            case CommissionReversed reversed -> {
                statuses.put(reversed.commissionId(), CommissionStatus.REVERSED);
                boolean asked = toTakeBack.remove(reversed.commissionId()) != null;
                if (!asked && reversed.code().equals(CommissionReview.SUPERSEDED)) {
                    differs(position, null, Told.takenBack(reversed.commissionId()), null);
                }
            }
        }
    }

    private void differs(long position, @Nullable String conversionId, @Nullable String recorded, @Nullable String replayed) {
        differences++;
        first.add(this, new AuditDifference(position, conversionId, recorded, replayed));
    }

    /** What it comes to, without the differences themselves. To be asked once, when the log has ended. */
    AuditResult result() {
        missing();
        toOpen.forEach((id, due) -> differs(evidenceAt, due.conversionId(), null, Told.of(due)));
        toTakeBack.forEach((id, conversionId) -> differs(evidenceAt, conversionId, null, Told.takenBack(id)));
        return new AuditResult(1, conversions, decisions, commissions, differences, List.of());
    }
}
