package dev.openpartner.kernel.customer;

import dev.openpartner.kernel.attribution.AttributionEngine;
import dev.openpartner.kernel.attribution.Click;
import dev.openpartner.kernel.attribution.Eligibility;
import dev.openpartner.kernel.customer.CustomerEvent.ClickStitched;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionRecorded;
import dev.openpartner.kernel.customer.CustomerEvent.CustomerErased;
import dev.openpartner.kernel.customer.CustomerEvent.StitchedClickFlagsChanged;
import dev.openpartner.kernel.customer.CustomerEvent.WaitingConversionRecalled;
import dev.openpartner.kernel.privacy.ErasureCommand.EraseCustomer;
import java.util.HashSet;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides what evidence does to a customer's journey. Pure functions of the state, the evidence and the context; the state is
 * only read.
 *
 * <p>Decisions follow from the evidence and not from the order in which it arrives: conversions count in order of (time, id),
 * clicks likewise, and where evidence that comes late would have changed a decision, it is decided again, unless the decision
 * stands because somebody has reviewed a commission of it. The usual case, a conversion after all others, touches only itself.
 */
public final class Journey {

    private Journey() {}

    /**
     * Records a conversion with its decision, and decides later ones again where it takes the place of a partner's first. Nothing
     * for a conversion that is known.
     */
    public static JourneyOutcome record(CustomerState state, ConversionRecorded recorded, DecisionContext context) {
        if (state.conversion(recorded.conversionId()) != null) {
            return JourneyOutcome.NOTHING;
        }
        Evaluator evaluator = new Evaluator(state, context);
        JourneyRecorder recorder = new JourneyRecorder(state, recorded, context);
        TrackedConversion undecided = TrackedConversion.undecided(recorded);
        TrackedConversion decided =
                recorder.decided(undecided, evaluator.evaluate(undecided, state.clicks(), state.firsts()));
        reconsiderLater(state, decided, evaluator, recorder, "conversion_recorded");
        return recorder.outcome();
    }

    /**
     * Brings a waiting conversion back that the state has let go, if the clicks known now attribute it, and decides later ones
     * again where it takes the place of a partner's first. Nothing for one that still waits, which stays let go, and for one that
     * is tracked.
     *
     * @param recalled of a conversion that was recorded and waits by the last decision about it
     */
    public static JourneyOutcome recall(
            CustomerState state, WaitingConversionRecalled recalled, DecisionContext context) {
        if (state.overflowedWaiting() == 0 || state.conversion(recalled.conversionId()) != null) {
            return JourneyOutcome.NOTHING;
        }
        Evaluator evaluator = new Evaluator(state, context);
        TrackedConversion undecided = TrackedConversion.undecided(recalled);
        Evaluation evaluation = evaluator.evaluate(undecided, state.clicks(), state.firsts());
        if (!evaluation.isAttributed()) {
            return JourneyOutcome.NOTHING;
        }
        JourneyRecorder recorder = new JourneyRecorder(state, recalled, context);
        TrackedConversion decided = recorder.decidedAgain(undecided, evaluation, "conversion_recalled");
        reconsiderLater(state, decided, evaluator, recorder, "conversion_recalled");
        return recorder.outcome();
    }

    private static void reconsiderLater(
            CustomerState state, TrackedConversion decided, Evaluator evaluator, JourneyRecorder recorder, String cause) {
        Set<String> newlyFirst = partnersNewlyFirst(state, decided);
        if (!newlyFirst.isEmpty()) {
            Redecision redecision = new Redecision(state, evaluator, recorder, state.clicks(), cause, null);
            redecision.recorded(decided, newlyFirst);
            redecision.over(state.decided().tailSet(decided, false), conversion -> false);
        }
    }

    /** The partners for whom the conversion comes before what was their first, of its type or of all. */
    private static Set<String> partnersNewlyFirst(CustomerState state, TrackedConversion decided) {
        return decided.partnerIds().stream()
                .filter(partner -> isNewlyFirst(state, decided, partner, decided.type())
                        || isNewlyFirst(state, decided, partner, null))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A first that was forgotten stands, so that nothing takes its place. */
    private static boolean isNewlyFirst(
            CustomerState state, TrackedConversion decided, String partnerId, @Nullable String eventType) {
        ConversionMoment self = ConversionMoment.of(decided);
        ConversionMoment first = state.firsts().firstOther(partnerId, eventType, self);
        return first != null && self.compareTo(first) < 0 && state.firsts().forgottenFirst(partnerId, eventType) == null;
    }

    /**
     * Recognizes a click as this customer's, settles the conversions that waited for it, and decides others again where it would
     * have changed them. Nothing for a click that is known.
     */
    public static JourneyOutcome stitch(CustomerState state, ClickStitched stitched, DecisionContext context) {
        if (state.click(stitched.clickId()) != null) {
            return JourneyOutcome.NOTHING;
        }
        Click click = CustomerState.clickOf(stitched);
        NavigableSet<Click> clicksAfter = new TreeSet<>(state.clicks());
        clicksAfter.add(click);
        return withClick(state, stitched, click, clicksAfter, "click_stitched", context);
    }

    /**
     * Takes new flags of a stitched click into account. Nothing for a click that is unknown or no longer kept, and for the flags
     * it has already.
     */
    public static JourneyOutcome changeFlags(
            CustomerState state, StitchedClickFlagsChanged changed, DecisionContext context) {
        Click known = state.click(changed.clickId());
        if (known == null || new HashSet<>(known.flags()).equals(new HashSet<>(changed.flags()))) {
            return JourneyOutcome.NOTHING;
        }
        Click click = known.withFlags(changed.flags());
        NavigableSet<Click> clicksAfter = new TreeSet<>(state.clicks());
        clicksAfter.remove(known);
        clicksAfter.add(click);
        String cause = click.isFlagged() ? "click_flagged" : "click_unflagged";
        return withClick(state, changed, click, clicksAfter, cause, context);
    }

    /**
     * Forgets the person behind a userId; nothing for one who is forgotten and of whom nothing was heard since.
     *
     * @param erased whether the last that is known of them is that they were forgotten
     */
    public static Optional<CustomerErased> erase(boolean erased, EraseCustomer command) {
        return erased
                ? Optional.empty()
                : Optional.of(new CustomerErased(command.tenant(), command.customerId(), command.nowMs(), command.by()));
    }

    private static JourneyOutcome withClick(
            CustomerState state,
            CustomerEvent evidence,
            Click click,
            NavigableSet<Click> clicksAfter,
            String cause,
            DecisionContext context) {
        Evaluator evaluator = new Evaluator(state, context);
        JourneyRecorder recorder = new JourneyRecorder(state, evidence, context);
        NavigableSet<TrackedConversion> candidates = new TreeSet<>(state.waiting());
        state.decided().descendingSet().stream()
                .takeWhile(conversion -> !Eligibility.isAfterConversion(click, conversion.occurredAtMs()))
                .forEach(candidates::add);
        if (!candidates.isEmpty()) {
            // With more clicks than are considered, any click may push another one out.
            boolean crowded = clicksAfter.size() > AttributionEngine.MAX_CONSIDERED_CLICKS;
            Predicate<TrackedConversion> concerned = conversion -> conversion.isWaiting()
                    || crowded
                    || Eligibility.isWithinWindow(
                            click, conversion.occurredAtMs(), evaluator.windowDays(click, conversion.occurredAtMs()));
            new Redecision(state, evaluator, recorder, clicksAfter, cause, click.clickId()).over(candidates, concerned);
        }
        return recorder.outcome();
    }
}
