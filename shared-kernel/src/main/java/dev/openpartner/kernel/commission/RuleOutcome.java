package dev.openpartner.kernel.commission;

import dev.openpartner.kernel.money.Money;
import java.util.List;

/** What one rule did for one touch. */
public sealed interface RuleOutcome {

    /** Place of the rule in its set, from 0. */
    int ruleIndex();

    /**
     * It pays a commission.
     *
     * @param base what the rule pays for the whole conversion, rounded once, before it is shared
     * @param amount this touch's part, above zero
     * @param steps the calculation, one sentence each
     */
    record Paid(int ruleIndex, CommissionRule rule, Money base, Money amount, List<String> steps) implements RuleOutcome {}

    /**
     * It pays nothing.
     *
     * @param code stable machine code, see {@link RuleQualification} and {@link Pricing}
     * @param detail why, in one sentence
     */
    record Unpaid(int ruleIndex, String code, String detail) implements RuleOutcome {}
}
