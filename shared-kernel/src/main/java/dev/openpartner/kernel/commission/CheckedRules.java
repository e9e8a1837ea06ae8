package dev.openpartner.kernel.commission;

import dev.openpartner.kernel.api.Fault;
import java.util.List;

/**
 * The outcome of checking a rule set: the rules in their stored form, or what is wrong with them.
 *
 * @param rules empty when there is any fault: a bad rule set is refused whole
 * @param faults every fault, in the order of the rules
 */
public record CheckedRules(List<RuleTerms> rules, List<Fault> faults) {

    /** Keeps its own copies, and no rules beside a fault. */
    public CheckedRules {
        rules = faults.isEmpty() ? List.copyOf(rules) : List.of();
        faults = List.copyOf(faults);
    }
}
