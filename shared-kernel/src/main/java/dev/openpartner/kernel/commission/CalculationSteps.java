package dev.openpartner.kernel.commission;

import dev.openpartner.kernel.money.Fraction;
import dev.openpartner.kernel.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells a calculation in sentences with its exact numbers; the same calculation always reads the same. Texts are put together and not
 * formatted, which would write numbers in the digits of the machine's language.
 */
final class CalculationSteps {

    private CalculationSteps() {}

    /** From the rule to the cent: which rule, the base, the weights, the share, the cap, as far as each matters. */
    static List<String> of(
            PayableConversion conversion, RuleSet rules, int ruleIndex, Pricing.Share share, Money amount) {
        CommissionRule rule = rules.rules().get(ruleIndex);
        List<String> steps = new ArrayList<>();
        steps.add(ruleStep(rules, ruleIndex, rule, share.base()));
        if (rule.rate() != null) {
            steps.add(percentStep(rule, conversion, share.base()));
        }
        steps.addAll(shareSteps(share));
        if (!amount.equals(share.amount())) {
            steps.add("Capped by the rule's maxAmount at " + amount + ".");
        }
        return List.copyOf(steps);
    }

    /** Why a rule that applies comes to nothing. */
    static String zero(CommissionRule rule, PayableConversion conversion, Pricing.Share share) {
        if (rule.rate() != null && conversion.valueMinor() == null) {
            return "It pays a percentage of the value, and the conversion came without a value.";
        }
        List<String> steps = new ArrayList<>();
        steps.add(rule.rate() == null ? "The base is " + share.base() + "." : percentStep(rule, conversion, share.base()));
        steps.addAll(shareSteps(share));
        if (!share.amount().isZero()) {
            steps.add("The rule's maxAmount caps it at zero.");
        }
        return String.join(" ", steps);
    }

    private static String ruleStep(RuleSet rules, int ruleIndex, CommissionRule rule, Money base) {
        String owner = rules.source() == RuleSource.CAMPAIGN ? "the campaign's rules" : "the partner's own terms";
        String pays = rule.rate() == null ? "a fixed " + base : rule.terms().value() + " % of the value";
        return "Rule " + (ruleIndex + 1) + " of " + owner + ", version " + rules.version() + ": " + pays + " for " + occasion(rule) + ".";
    }

    private static String occasion(CommissionRule rule) {
        String type = rule.terms().eventType() == null ? "conversion" : rule.terms().eventType();
        String occasion =
                switch (rule.trigger()) {
                    case EVERY -> rule.paysOnce() ? "the first " + type : "every " + type;
                    case FIRST -> "the first " + type;
                    case SUBSEQUENT -> "every " + type + " after the first";
                };
        Integer months = rule.terms().recurringMonths();
        return months == null ? occasion : occasion + " within " + months + " months of the first";
    }

    private static String percentStep(CommissionRule rule, PayableConversion conversion, Money base) {
        Money value = conversion.valueOrZero();
        BigDecimal exact =
                value.decimal().multiply(new BigDecimal(rule.terms().value())).movePointLeft(2);
        return rule.terms().value() + " % of " + value + " is " + rounded(exact, base) + ".";
    }

    private static List<String> shareSteps(Pricing.Share share) {
        List<String> steps = new ArrayList<>(2);
        if (!share.groupWeight().equals(Fraction.ONE)) {
            steps.add("Touches under other rules hold the rest of the credit: " + share.groupWeight() + " of " + share.base()
                    + ", rounded half up, is " + share.groupPart() + ".");
        }
        if (share.groupSize() > 1) {
            steps.add("Touch " + (share.place() + 1) + " of " + share.groupSize() + " under this rule, with weight " + share.weight()
                    + ", gets " + share.amount() + " of " + share.groupPart() + ".");
        }
        return steps;
    }

    private static String rounded(BigDecimal exact, Money amount) {
        return exact.compareTo(amount.decimal()) == 0
                ? amount.toString()
                : exact.stripTrailingZeros().toPlainString() + " " + amount.currencyCode() + ", rounded half up to " + amount;
    }
}
