package dev.openpartner.kernel.commission;

import dev.openpartner.kernel.api.Fault;
import dev.openpartner.kernel.money.InvalidMoney;
import dev.openpartner.kernel.money.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of one rule as they were sent. Each read answers the value, or null and, where it is wrong, one fault. */
final class RuleFields {

    private static final int MAX_NAME_SHOWN = 40;

    private final Map<?, ?> fields;
    private final String pointer;
    private final List<Fault> faults;

    RuleFields(Map<?, ?> fields, String pointer, List<Fault> faults) {
        this.fields = fields;
        this.pointer = pointer;
        this.faults = faults;
    }

    boolean has(String name) {
        return fields.get(name) != null;
    }

    void fault(String name, String code, String message) {
        faults.add(new Fault(pointer + "/" + name.replace("~", "~0").replace("/", "~1"), code, message));
    }

    void refuseUnknown(Set<String> known) {
        for (Object key : fields.keySet()) {
            String name = String.valueOf(key);
            if (!known.contains(name)) {
                String shown = name.length() > MAX_NAME_SHOWN ? name.substring(0, MAX_NAME_SHOWN) : name;
                fault(shown, "unknown_field", "A rule has no such field; it may have " + String.join(", ", known) + ".");
            }
        }
    }

    @Nullable String text(String name) {
        Object value = fields.get(name);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        fault(name, "invalid_type", "Send a string.");
        return null;
    }

    @Nullable Boolean flag(String name) {
        Object value = fields.get(name);
        if (value == null || value instanceof Boolean) {
            return (Boolean) value;
        }
        fault(name, "invalid_type", "Send true or false.");
        return null;
    }

    /** A whole number from 1 to a maximum. */
    @Nullable Integer count(String name, int max) {
        Object value = fields.get(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof Integer || value instanceof Long || value instanceof BigInteger)) {
            fault(name, "invalid_type", "Send a whole number.");
            return null;
        }
        BigInteger number = new BigInteger(value.toString());
        if (number.signum() <= 0 || number.compareTo(BigInteger.valueOf(max)) > 0) {
            fault(name, "out_of_range", "Send a whole number from 1 to " + max + ".");
            return null;
        }
        return number.intValue();
    }

    /** A decimal of zero or more, sent as a number or a numeric string. */
    @Nullable BigDecimal decimal(String name) {
        Object value = fields.get(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof String || value instanceof Number)) {
            fault(name, "invalid_type", "Send a decimal number such as 20 or \"12.5\".");
            return null;
        }
        try {
            return Money.parseDecimal(value.toString());
        } catch (InvalidMoney e) {
            fault(name, e.code(), e.sentence());
            return null;
        }
    }
}
