package dev.openpartner.kernel.commission;

import dev.openpartner.kernel.commission.RuleOutcome.Paid;
import dev.openpartner.kernel.commission.RuleOutcome.Unpaid;
import dev.openpartner.kernel.commission.RuleQualification.Refusal;
import dev.openpartner.kernel.money.Fraction;
import dev.openpartner.kernel.money.LargestRemainder;
import dev.openpartner.kernel.money.Money;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Prices the touches of one conversion. A pure function.
 *
 * <p>Touches of the same campaign under the same rule set form a group. For each rule of a group the base, on the full value of
 * the conversion, is rounded half up once; the group's total weight of it, rounded half up likewise, is the group's part; and
 * that part is shared over the group's touches by weight with the largest remainder, so that it is given out to the last minor
 * unit. The share of a touch for which the rule does not apply (a partner's second conversion under a rule for first ones) is
 * kept by the program and not given to the others. The cap of a rule holds for each commission, after sharing.
 */
public final class Pricing {

    /** A touch of a campaign before it started. */
    public static final String CAMPAIGN_NOT_STARTED = "campaign_not_started";

    /** A touch of a campaign that has ended. */
    public static final String CAMPAIGN_ENDED = "campaign_ended";

    /** The rule came to less than half a minor unit, or the touch's share of it to no unit. */
    public static final String ZERO_AMOUNT = "zero_amount";

    private Pricing() {}

    private record Group(String campaignId, RuleSource source, String ownerId, int version) {}

    /** One price per touch, in the order of the touches. */
    public static List<TouchPrice> price(
            PayableConversion conversion, List<PriceableTouch> touches, PriorConversions prior) {
        Map<Group, List<Integer>> groups = new LinkedHashMap<>();
        List<List<RuleOutcome>> outcomes = new ArrayList<>(touches.size());
        for (int i = 0; i < touches.size(); i++) {
            PriceableTouch touch = touches.get(i);
            RuleSet rules = touch.rules();
            Group group = new Group(touch.campaignId(), rules.source(), rules.ownerId(), rules.version());
            groups.computeIfAbsent(group, key -> new ArrayList<>()).add(i);
            outcomes.add(new ArrayList<>(rules.rules().size()));
        }
        for (List<Integer> members : groups.values()) {
            RuleSet rules = touches.get(members.getFirst()).rules();
            for (int rule = 0; rule < rules.rules().size(); rule++) {
                priceGroup(conversion, touches, members, rule, prior, outcomes);
            }
        }
        return outcomes.stream().map(TouchPrice::new).toList();
    }

    private static void priceGroup(
            PayableConversion conversion,
            List<PriceableTouch> touches,
            List<Integer> members,
            int ruleIndex,
            PriorConversions prior,
            List<List<RuleOutcome>> outcomes) {
        CommissionRule rule = touches.get(members.getFirst()).rules().rules().get(ruleIndex);
        List<Fraction> weights = members.stream().map(member -> touches.get(member).weight()).toList();
        Fraction groupWeight = weights.stream().reduce(Fraction.ZERO, Fraction::plus);
        Money base = rule.base(conversion);
        Money groupPart = base.times(groupWeight);
        List<Money> shares = LargestRemainder.split(groupPart, weights);
        for (int i = 0; i < members.size(); i++) {
            PriceableTouch touch = touches.get(members.get(i));
            Share share = new Share(base, groupWeight, groupPart, i, members.size(), touch.weight(), shares.get(i));
            outcomes.get(members.get(i)).add(outcome(conversion, touch, ruleIndex, share, prior));
        }
    }

    /**
     * The way from a rule's base to one touch's share.
     *
     * @param place of the touch in its group, from 0
     */
    record Share(
            Money base, Fraction groupWeight, Money groupPart, int place, int groupSize, Fraction weight, Money amount) {}

    private static RuleOutcome outcome(
            PayableConversion conversion, PriceableTouch touch, int ruleIndex, Share share, PriorConversions prior) {
        CommissionRule rule = touch.rules().rules().get(ruleIndex);
        String closed = touch.closedCode();
        if (closed != null) {
            String state = closed.equals(CAMPAIGN_ENDED) ? "ended" : "not started";
            return new Unpaid(ruleIndex, closed, "The campaign had " + state + " when the conversion happened.");
        }
        Refusal refusal = RuleQualification.refusal(rule, touch.partnerId(), conversion, prior);
        if (refusal != null) {
            return new Unpaid(ruleIndex, refusal.code(), refusal.detail());
        }
        Money amount = rule.capped(share.amount());
        if (amount.isZero()) {
            return new Unpaid(ruleIndex, ZERO_AMOUNT, CalculationSteps.zero(rule, conversion, share));
        }
        return new Paid(
                ruleIndex, rule, share.base(), amount, CalculationSteps.of(conversion, touch.rules(), ruleIndex, share, amount));
    }
}
