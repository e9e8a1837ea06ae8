package dev.openpartner.kernel.commission;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Whether a rule applies to a partner's touch of a conversion at all, before any amount is worked out. */
final class RuleQualification {

    static final String OTHER_EVENT_TYPE = "other_event_type";
    static final String NOT_FIRST = "not_first";
    static final String NOT_SUBSEQUENT = "not_subsequent";
    static final String NOT_RECURRING = "not_recurring";
    static final String RECURRING_ENDED = "recurring_ended";
    static final String BELOW_MIN_VALUE = "below_min_value";

    /** Why a rule does not apply. */
    record Refusal(String code, String detail) {}

    private RuleQualification() {}

    /** The first condition that the conversion fails, in the order in which a reader would check them; null for none. */
    static @Nullable Refusal refusal(
            CommissionRule rule, String partnerId, PayableConversion conversion, PriorConversions prior) {
        String eventType = rule.terms().eventType();
        if (eventType != null && !eventType.equals(conversion.type())) {
            return new Refusal(OTHER_EVENT_TYPE, "It pays for " + eventType + " only, and this is " + conversion.type() + ".");
        }
        Refusal byHistory = refusalByHistory(rule, partnerId, conversion, prior);
        return byHistory != null ? byHistory : refusalByValue(rule, conversion);
    }

    private static @Nullable Refusal refusalByHistory(
            CommissionRule rule, String partnerId, PayableConversion conversion, PriorConversions prior) {
        Integer months = rule.terms().recurringMonths();
        if (rule.trigger() == RuleTrigger.EVERY && !rule.paysOnce() && months == null) {
            return null;
        }
        Long firstMs = prior.firstMs(partnerId, rule.terms().eventType());
        if (firstMs == null) {
            return rule.trigger() == RuleTrigger.SUBSEQUENT
                    ? new Refusal(NOT_SUBSEQUENT, "It pays from the second conversion on, and this is the first.")
                    : null;
        }
        Instant first = Instant.ofEpochMilli(firstMs);
        if (rule.trigger() == RuleTrigger.FIRST) {
            return new Refusal(NOT_FIRST, "It pays for the first conversion only, and that was at " + first + ".");
        }
        if (rule.paysOnce()) {
            return new Refusal(NOT_RECURRING, "It does not recur, and the first conversion was at " + first + ".");
        }
        if (months != null && conversion.occurredAtMs() > lastRecurringMs(first, months)) {
            return new Refusal(
                    RECURRING_ENDED, "It pays for " + months + " months after the first conversion, which was at " + first + ".");
        }
        return null;
    }

    /** The last moment that is at most so many calendar months (UTC) after the first conversion. */
    private static long lastRecurringMs(Instant first, int months) {
        return first.atOffset(ZoneOffset.UTC).plusMonths(months).toInstant().toEpochMilli();
    }

    private static @Nullable Refusal refusalByValue(CommissionRule rule, PayableConversion conversion) {
        BigDecimal minValue = rule.minValue();
        if (minValue == null || new BigDecimal(conversion.valueOrZero().toDecimal()).compareTo(minValue) >= 0) {
            return null;
        }
        return new Refusal(
                BELOW_MIN_VALUE,
                "It pays from a value of " + minValue.toPlainString() + " " + conversion.currency() + " on, and this one is "
                        + conversion.valueOrZero() + ".");
    }
}
