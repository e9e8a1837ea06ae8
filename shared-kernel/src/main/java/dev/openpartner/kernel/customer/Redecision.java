package dev.openpartner.kernel.customer;

import dev.openpartner.kernel.attribution.Click;
import java.util.HashSet;
import java.util.NavigableSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Decides conversions of a customer again, in order of their time, where new evidence changes the outcome.
 *
 * <p>A decided conversion is evaluated twice under the policies of now, without the evidence and with it, and only a difference
 * between the two counts: what else has changed since, such as a partner's standing, is no reason to touch a decision. A waiting
 * conversion is compared with its own record, because it has nothing to lose.
 */
final class Redecision {

    private final CustomerState state;
    private final Evaluator evaluator;
    private final JourneyRecorder recorder;
    private final NavigableSet<Click> clicksAfter;
    private final String cause;
    private final @Nullable String clickId;
    private final FirstConversions firstsAfter;
    private final Set<String> affectedPartners = new HashSet<>();

    /**
     * Prepares to decide again.
     *
     * @param clicksAfter all clicks, with the evidence
     * @param clickId the click that is the evidence, where it is one
     */
    Redecision(
            CustomerState state,
            Evaluator evaluator,
            JourneyRecorder recorder,
            NavigableSet<Click> clicksAfter,
            String cause,
            @Nullable String clickId) {
        this.state = state;
        this.evaluator = evaluator;
        this.recorder = recorder;
        this.clicksAfter = clicksAfter;
        this.cause = cause;
        this.clickId = clickId;
        this.firstsAfter = state.firsts().copy();
    }

    /** Takes a new conversion into the history that later ones are decided on, with the partners for whom that changes it. */
    void recorded(TrackedConversion conversion, Set<String> partnersNewlyFirst) {
        firstsAfter.add(conversion);
        affectedPartners.addAll(partnersNewlyFirst);
    }

    /**
     * Goes through conversions.
     *
     * @param inOrder all that may be concerned, oldest first
     * @param concerned those that the evidence itself concerns; others only matter once a partner's history has changed before
     *     them
     */
    void over(NavigableSet<TrackedConversion> inOrder, Predicate<TrackedConversion> concerned) {
        for (TrackedConversion conversion : inOrder) {
            if (concerned.test(conversion) || isAffected(conversion)) {
                reconsider(conversion);
            }
        }
    }

    private boolean isAffected(TrackedConversion conversion) {
        return conversion.holdings().stream().anyMatch(held -> affectedPartners.contains(held.partnerId()));
    }

    private void reconsider(TrackedConversion conversion) {
        Evaluation after = evaluator.evaluate(conversion, clicksAfter, firstsAfter);
        if (isUnchanged(conversion, after)) {
            return;
        }
        if (evaluator.stands(conversion)) {
            recorder.noted(conversion, cause, clickId);
            return;
        }
        TrackedConversion redecided = recorder.decidedAgain(conversion, after, cause);
        firstsAfter.remove(conversion);
        firstsAfter.add(redecided);
        affectedPartners.addAll(conversion.partnerIds());
        affectedPartners.addAll(redecided.partnerIds());
    }

    private boolean isUnchanged(TrackedConversion conversion, Evaluation after) {
        if (conversion.isWaiting()) {
            return conversion.hasOutcome(after.status(), after.reason());
        }
        Evaluation before = evaluator.evaluate(conversion, state.clicks(), state.firsts());
        return before.hasSameOutcomeAs(after);
    }
}
