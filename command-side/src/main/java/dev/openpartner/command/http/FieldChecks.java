package dev.openpartner.command.http;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One check per type of field: the value it holds, or nothing and a noted fault. */
final class FieldChecks {

    /** Longer numbers are no amounts; a huge exponent would cost memory the moment somebody prints it. */
    private static final int MAX_DECIMAL_DIGITS = 40;

    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d{1,40}(\\.\\d{0,40})?|\\.\\d{1,40})");

    private FieldChecks() {}

    static @Nullable String text(JsonNode value, int minLength, int maxLength, String pointer, Faults faults) {
        if (!value.isString()) {
            wrongType(value, "a string", pointer, faults);
            return null;
        }
        String stripped = value.stringValue().strip();
        int length = stripped.codePointCount(0, stripped.length());
        if (length < minLength || length > maxLength) {
            String code = length < minLength ? "too_short" : "too_long";
            faults.add(pointer, code, "Must have %d to %d characters, but has %d.".formatted(minLength, maxLength, length));
            return null;
        }
        return stripped;
    }

    static @Nullable String choice(JsonNode value, List<String> allowed, String pointer, Faults faults) {
        if (!value.isString()) {
            wrongType(value, "a string", pointer, faults);
            return null;
        }
        String text = value.stringValue().strip();
        if (!allowed.contains(text)) {
            faults.add(pointer, "unknown_value", "Must be one of: %s.".formatted(String.join(", ", allowed)));
            return null;
        }
        return text;
    }

    static @Nullable Integer integer(JsonNode value, int min, int max, String pointer, Faults faults) {
        if (!value.isIntegralNumber()) {
            wrongType(value, "a whole number", pointer, faults);
            return null;
        }
        if (!value.canConvertToInt() || value.intValue() < min || value.intValue() > max) {
            faults.add(pointer, "out_of_range", "Must be a whole number from %d to %d.".formatted(min, max));
            return null;
        }
        return value.intValue();
    }

    static @Nullable BigDecimal decimal(JsonNode value, String pointer, Faults faults) {
        if (value.isNumber()) {
            BigDecimal number = value.decimalValue();
            if (number.precision() <= MAX_DECIMAL_DIGITS && Math.abs((long) number.scale()) <= MAX_DECIMAL_DIGITS) {
                return number;
            }
            faults.add(pointer, "out_of_range", "The number has too many digits.");
            return null;
        }
        if (!value.isString()) {
            wrongType(value, "a number or a numeric string", pointer, faults);
            return null;
        }
        String text = value.stringValue().strip();
        if (!DECIMAL.matcher(text).matches()) {
            faults.add(pointer, "not_a_number", "Must be a number such as 4500.00: a point for decimals, no separators, no currency sign.");
            return null;
        }
        return new BigDecimal(text);
    }

    static @Nullable Boolean bool(JsonNode value, String pointer, Faults faults) {
        if (!value.isBoolean()) {
            wrongType(value, "true or false", pointer, faults);
            return null;
        }
        return value.booleanValue();
    }

    static @Nullable Instant instant(JsonNode value, String pointer, Faults faults) {
        if (!value.isString()) {
            wrongType(value, "a string in RFC 3339, such as 2026-01-31T09:30:00Z", pointer, faults);
            return null;
        }
        return switch (Rfc3339.parse(pointer, value.stringValue().strip())) {
            case Rfc3339.Outcome.Moment moment -> moment.instant();
            case Rfc3339.Outcome.Unreadable unreadable -> {
                faults.add(unreadable.fault().pointer(), unreadable.fault().code(), unreadable.fault().message());
                yield null;
            }
        };
    }

    static @Nullable JsonNode object(JsonNode value, int maxBytes, String pointer, Faults faults) {
        if (!value.isObject()) {
            wrongType(value, "an object", pointer, faults);
            return null;
        }
        if (value.toString().getBytes(StandardCharsets.UTF_8).length > maxBytes) {
            faults.add(pointer, "too_large", "At most %d bytes of JSON.".formatted(maxBytes));
            return null;
        }
        return value;
    }

    static @Nullable JsonNode array(JsonNode value, int minItems, int maxItems, String pointer, Faults faults) {
        if (!value.isArray()) {
            wrongType(value, "a list", pointer, faults);
            return null;
        }
        if (value.size() < minItems || value.size() > maxItems) {
            String code = value.size() < minItems ? "too_few" : "too_many";
            faults.add(pointer, code, "Must have %d to %d entries, but has %d.".formatted(minItems, maxItems, value.size()));
            return null;
        }
        return value;
    }

    static void wrongType(JsonNode value, String wanted, String pointer, Faults faults) {
        faults.add(pointer, "invalid_type", "Must be %s, but is %s.".formatted(wanted, nameOf(value)));
    }

    static String nameOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "an object";
            case ARRAY -> "a list";
            case STRING -> "a string";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case NULL -> "null";
            case BINARY, MISSING, POJO -> "nothing";
        };
    }
}
