package dev.openpartner.kernel.commission;

import dev.openpartner.kernel.commission.RuleOutcome.Paid;
import dev.openpartner.kernel.commission.RuleOutcome.Unpaid;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every rule did for one touch, in the order of the rules. */
public record TouchPrice(List<RuleOutcome> outcomes) {

    /** Keeps its own copy of the outcomes. */
    public TouchPrice {
        outcomes = List.copyOf(outcomes);
    }

    /** The commissions. */
    public List<Paid> paid() {
        return outcomes.stream().filter(Paid.class::isInstance).map(Paid.class::cast).toList();
    }

    /** The rules that paid nothing. */
    public List<Unpaid> unpaid() {
        return outcomes.stream().filter(Unpaid.class::isInstance).map(Unpaid.class::cast).toList();
    }

    /**
     * The code that says best why the touch earned nothing: that of the first rule meant for this event type, else {@code
     * other_event_type}; null when it earned something.
     */
    public @Nullable String reason() {
        if (!paid().isEmpty()) {
            return null;
        }
        return unpaid().stream()
                .map(Unpaid::code)
                .filter(code -> !code.equals(RuleQualification.OTHER_EVENT_TYPE))
                .findFirst()
                .orElse(RuleQualification.OTHER_EVENT_TYPE);
    }
}
