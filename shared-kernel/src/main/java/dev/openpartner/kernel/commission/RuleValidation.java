package dev.openpartner.kernel.commission;

import dev.openpartner.kernel.api.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks commission rules as they were sent, and names every fault of every rule. */
public final class RuleValidation {

    /** Most rules of one campaign or one partner's terms. */
    public static final int MAX_RULES = 20;

    private RuleValidation() {}

    /**
     * Checks a list of rules, or a single rule object, which counts as a list of one.
     *
     * @param sent what the JSON parser made of it: maps, lists, strings, numbers, booleans, null
     * @param pointer JSON pointer to it, the prefix of every fault's; empty for pointers relative to the rules themselves
     */
    public static CheckedRules check(@Nullable Object sent, String pointer) {
        List<Fault> faults = new ArrayList<>();
        List<RuleTerms> rules = new ArrayList<>();
        if (sent instanceof List<?> list) {
            checkSize(list, pointer, faults);
            for (int i = 0; i < Math.min(list.size(), MAX_RULES); i++) {
                checkRule(list.get(i), pointer + "/" + i, rules, faults);
            }
        } else {
            checkRule(sent, pointer, rules, faults);
        }
        return new CheckedRules(rules, faults);
    }

    private static void checkSize(List<?> list, String pointer, List<Fault> faults) {
        if (list.isEmpty()) {
            faults.add(new Fault(pointer, "required", "Send at least one rule."));
        } else if (list.size() > MAX_RULES) {
            faults.add(new Fault(pointer, "too_many", "Send at most " + MAX_RULES + " rules."));
        }
    }

    private static void checkRule(@Nullable Object sent, String pointer, List<RuleTerms> rules, List<Fault> faults) {
        if (sent instanceof Map<?, ?> fields) {
            RuleTerms terms = new RuleReader(fields, pointer, faults).read();
            if (terms != null) {
                rules.add(terms);
            }
        } else {
            String message = "Send a rule as an object such as {\"type\": \"percent\", \"value\": 20}.";
            faults.add(new Fault(pointer, "invalid_type", message));
        }
    }
}
