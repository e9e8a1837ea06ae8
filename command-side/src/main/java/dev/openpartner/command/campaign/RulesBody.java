package dev.openpartner.command.campaign;

import dev.openpartner.command.http.BodyReader;
import dev.openpartner.kernel.commission.CheckedRules;
import dev.openpartner.kernel.commission.RuleTerms;
import dev.openpartner.kernel.commission.RuleValidation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Commission rules in a body: one object under {@code commissionRule}, or 1 to 20 under {@code commissionRules}. */
public final class RulesBody {

    private static final String ONE = "commissionRule";
    private static final String MANY = "commissionRules";

    private RulesBody() {}

    /** The rules that the body carries; absent when it carries none, or bad ones. */
    public static @Nullable List<RuleTerms> read(BodyReader body) {
        Object one = body.plain(ONE);
        Object many = body.plain(MANY);
        if (one != null && many != null) {
            body.fault(ONE, "ambiguous", "Send commissionRule or commissionRules, not both.");
            return null;
        }
        if (one != null) {
            return checked(body, one instanceof Map, one, ONE, "Must be one rule, an object.");
        }
        if (many != null) {
            return checked(body, many instanceof List, many, MANY, "Must be a list of rules.");
        }
        return null;
    }

    /** As {@link #read}, of a body that must carry rules; empty after a fault. */
    public static List<RuleTerms> require(BodyReader body) {
        if (body.plain(ONE) == null && body.plain(MANY) == null) {
            body.fault(ONE, "required", "Send commissionRule, such as {\"type\": \"percent\", \"value\": 20}, or commissionRules.");
            return List.of();
        }
        List<RuleTerms> rules = read(body);
        return rules == null ? List.of() : rules;
    }

    private static @Nullable List<RuleTerms> checked(
            BodyReader body, boolean rightType, Object sent, String field, String message) {
        if (!rightType) {
            body.fault(field, "invalid_type", message);
            return null;
        }
        CheckedRules checked = RuleValidation.check(sent, body.pointer(field));
        checked.faults().forEach(body::fault);
        return checked.faults().isEmpty() ? checked.rules() : null;
    }
}
