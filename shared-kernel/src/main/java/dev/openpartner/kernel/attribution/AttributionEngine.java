package dev.openpartner.kernel.attribution;

import dev.openpartner.kernel.attribution.Attribution.AppliedModel;
import dev.openpartner.kernel.attribution.Attribution.ConsideredClick;
import dev.openpartner.kernel.attribution.Attribution.WeightedClick;
import dev.openpartner.kernel.money.Fraction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;

/**
 * Shares the credit of a conversion over the customer's clicks. A pure function of the clicks, the conversion's time and the
 * policies: asked again with the same arguments it answers the same.
 */
public final class AttributionEngine {

    /** Most clicks that a decision looks at: a customer who is no person must not slow the others down. */
    public static final int MAX_CONSIDERED_CLICKS = 500;

    private AttributionEngine() {}

    /**
     * Decides a conversion from all clicks stitched to its customer.
     *
     * <p>The newest 500 clicks that could have led to the conversion are considered; where there are fewer, the clicks right
     * after the conversion fill up, so that the decision can show them. A flood of clicks after a conversion therefore never
     * pushes out those that led to it.
     *
     * @param occurredAtMs business time of the conversion
     */
    public static Attribution decide(long occurredAtMs, NavigableSet<Click> clicks, AttributionPolicies policies) {
        if (clicks.isEmpty()) {
            return new Attribution(AttributionStatus.NO_IDENTITY, null, null, List.of(), List.of());
        }
        List<ConsideredClick> judged = considered(occurredAtMs, clicks).stream()
                .map(click -> new ConsideredClick(click, Eligibility.judge(click, occurredAtMs, policies)))
                .toList();
        List<Click> eligible = judged.stream()
                .filter(considered -> considered.verdict() == ClickVerdict.NO_WEIGHT)
                .map(ConsideredClick::click)
                .toList();
        return eligible.isEmpty() ? nobody(judged) : credited(judged, eligible, policies);
    }

    private static List<Click> considered(long occurredAtMs, NavigableSet<Click> clicks) {
        Deque<Click> considered = new ArrayDeque<>();
        List<Click> later = new ArrayList<>();
        for (Click click : clicks.descendingSet()) {
            if (Eligibility.isAfterConversion(click, occurredAtMs)) {
                later.add(click);
            } else if (considered.size() < MAX_CONSIDERED_CLICKS) {
                considered.addFirst(click);
            } else {
                break;
            }
        }
        for (Click click : later.reversed()) {
            if (considered.size() == MAX_CONSIDERED_CLICKS) {
                break;
            }
            considered.addLast(click);
        }
        return List.copyOf(considered);
    }

    private static Attribution credited(
            List<ConsideredClick> judged, List<Click> eligible, AttributionPolicies policies) {
        String newestCampaign = eligible.getLast().campaignId();
        AttributionModel model = policies.model(newestCampaign);
        List<Fraction> weights = model.weights(eligible.size());
        List<WeightedClick> touches = new ArrayList<>();
        Set<String> creditedIds = new HashSet<>();
        for (int i = 0; i < weights.size(); i++) {
            if (!weights.get(i).isZero()) {
                touches.add(new WeightedClick(eligible.get(i), weights.get(i)));
                creditedIds.add(eligible.get(i).clickId());
            }
        }
        List<ConsideredClick> verdicts = judged.stream()
                .map(considered -> creditedIds.contains(considered.click().clickId()) ? considered.credited() : considered)
                .toList();
        AppliedModel applied = new AppliedModel(model, newestCampaign, policies.windowDays(newestCampaign));
        return new Attribution(AttributionStatus.ATTRIBUTED, null, applied, verdicts, touches);
    }

    private static Attribution nobody(List<ConsideredClick> judged) {
        List<ClickVerdict> offTime = judged.stream()
                .map(ConsideredClick::verdict)
                .filter(verdict -> verdict == ClickVerdict.OUTSIDE_WINDOW || verdict == ClickVerdict.AFTER_CONVERSION)
                .toList();
        if (offTime.isEmpty()) {
            String reason = judged.getLast().verdict().code();
            return new Attribution(AttributionStatus.NO_CLICK, reason, null, judged, List.of());
        }
        boolean allLater = offTime.stream().allMatch(verdict -> verdict == ClickVerdict.AFTER_CONVERSION);
        String reason = allLater ? ClickVerdict.AFTER_CONVERSION.code() : null;
        return new Attribution(AttributionStatus.OUTSIDE_WINDOW, reason, null, judged, List.of());
    }
}
