package dev.openpartner.kernel.commission;

import dev.openpartner.kernel.api.Fault;
import dev.openpartner.kernel.money.Currencies;
import dev.openpartner.kernel.money.InvalidMoney;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one rule and collects all its faults. */
final class RuleReader {

    /** A hundred years: longer than any agreement, short enough for calendar arithmetic. */
    private static final int MAX_RECURRING_MONTHS = 1200;

    private static final int MAX_EVENT_TYPE_LENGTH = 128;

    /** So that the amount fits 64-bit minor units in every currency, whichever a conversion comes in. */
    private static final int MAX_AMOUNT_INTEGER_DIGITS = 12;

    /** The most that any currency has. */
    private static final int MAX_AMOUNT_DECIMALS = 4;

    private static final BigDecimal HUNDRED_PERCENT = BigDecimal.valueOf(100);

    private static final Set<String> FIELDS = new LinkedHashSet<>(List.of(
            "type", "value", "currency", "eventType", "trigger", "recurring", "recurringMonths", "minValue", "maxAmount"));

    private final RuleFields fields;
    private final List<Fault> faults;

    RuleReader(Map<?, ?> sent, String pointer, List<Fault> faults) {
        this.fields = new RuleFields(sent, pointer, faults);
        this.faults = faults;
    }

    /** The rule in its stored form, with decimals in their shortest plain notation; null when anything is wrong with it. */
    @Nullable RuleTerms read() {
        int faultsBefore = faults.size();
        String type = type();
        Currency currency = currency(type);
        String value = value(type, currency);
        String eventType = eventType();
        RuleTrigger trigger = trigger();
        Boolean recurring = fields.flag("recurring");
        Integer recurringMonths = fields.count("recurringMonths", MAX_RECURRING_MONTHS);
        String minValue = amount("minValue", null, true);
        String maxAmount = amount("maxAmount", currency, false);
        checkTogether(trigger, recurring);
        fields.refuseUnknown(FIELDS);
        if (faults.size() > faultsBefore || type == null || value == null || trigger == null) {
            return null;
        }
        String code = currency == null ? null : currency.getCurrencyCode();
        return new RuleTerms(
                type, value, code, eventType, trigger.code(), recurring, recurringMonths, minValue, maxAmount);
    }

    private @Nullable String type() {
        if (!fields.has("type")) {
            fields.fault("type", "required", "Send the type: percent or fixed.");
            return null;
        }
        String type = fields.text("type");
        if (type != null && !type.equals(CommissionRule.PERCENT) && !type.equals(CommissionRule.FIXED)) {
            fields.fault("type", "unknown_value", "Send percent or fixed.");
            return null;
        }
        return type;
    }

    private @Nullable Currency currency(@Nullable String type) {
        String text = fields.text("currency");
        if (text == null) {
            return null;
        }
        if (CommissionRule.PERCENT.equals(type)) {
            fields.fault("currency", "not_applicable", "A percent rule pays in the conversion's currency: leave currency out.");
            return null;
        }
        try {
            return Currencies.parse(text);
        } catch (InvalidMoney e) {
            fields.fault("currency", e.code(), e.sentence());
            return null;
        }
    }

    private @Nullable String value(@Nullable String type, @Nullable Currency currency) {
        if (!fields.has("value")) {
            fields.fault("value", "required", "Send the value: a percentage or an amount.");
            return null;
        }
        if (!CommissionRule.PERCENT.equals(type)) {
            return amount("value", currency, false);
        }
        BigDecimal percent = fields.decimal("value");
        if (percent == null) {
            return null;
        }
        if (percent.signum() == 0 || percent.compareTo(HUNDRED_PERCENT) > 0) {
            fields.fault("value", "out_of_range", "Send a percentage above 0 and at most 100.");
        }
        return plain("value", percent, CommissionRule.PERCENT_DECIMALS);
    }

    private @Nullable String amount(String name, @Nullable Currency currency, boolean mayBeZero) {
        BigDecimal amount = fields.decimal(name);
        if (amount == null) {
            return null;
        }
        if (amount.signum() == 0 && !mayBeZero) {
            fields.fault(name, "out_of_range", "Send an amount above 0.");
        }
        if ((long) amount.precision() - amount.scale() > MAX_AMOUNT_INTEGER_DIGITS) {
            fields.fault(name, "too_many_digits", "Send at most 12 digits before the decimal point.");
        }
        return plain(name, amount, currency == null ? MAX_AMOUNT_DECIMALS : currency.getDefaultFractionDigits());
    }

    private @Nullable String plain(String name, BigDecimal decimal, int maxDecimals) {
        BigDecimal stripped = decimal.stripTrailingZeros();
        if (stripped.scale() > maxDecimals) {
            fields.fault(name, "too_many_decimals", "Send at most " + maxDecimals + " decimals.");
            return null;
        }
        return stripped.toPlainString();
    }

    private @Nullable String eventType() {
        String sent = fields.text("eventType");
        if (sent == null) {
            return null;
        }
        String eventType = sent.trim();
        if (eventType.isEmpty() || eventType.codePointCount(0, eventType.length()) > MAX_EVENT_TYPE_LENGTH) {
            fields.fault("eventType", "out_of_range", "Send an event type of 1 to 128 characters.");
        }
        if (eventType.codePoints().anyMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE))) {
            fields.fault("eventType", "invalid_text", "Send text without NUL characters and lone surrogates.");
        }
        return eventType;
    }

    private @Nullable RuleTrigger trigger() {
        if (!fields.has("trigger")) {
            return RuleTrigger.EVERY;
        }
        String code = fields.text("trigger");
        RuleTrigger trigger = code == null ? null : RuleTrigger.of(code).orElse(null);
        if (code != null && trigger == null) {
            fields.fault("trigger", "unknown_value", "Send every, first or subsequent.");
        }
        return trigger;
    }

    private void checkTogether(@Nullable RuleTrigger trigger, @Nullable Boolean recurring) {
        if (trigger != null && trigger != RuleTrigger.EVERY && !fields.has("eventType")) {
            String message = "The trigger " + trigger.code() + " counts conversions of one event type: name it.";
            fields.fault("eventType", "required", message);
        }
        if (Boolean.FALSE.equals(recurring) && fields.has("recurringMonths")) {
            fields.fault("recurringMonths", "conflict", "A rule with recurring false pays once: leave recurringMonths out.");
        }
        if (Boolean.FALSE.equals(recurring) && trigger == RuleTrigger.SUBSEQUENT) {
            fields.fault("trigger", "conflict", "A rule with recurring false and trigger subsequent would never pay.");
        }
    }
}
