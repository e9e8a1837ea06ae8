package dev.openpartner.command.http;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads fields of bodies that integrations and automation tools send. Forgiving where the meaning is certain: numbers sent as
 * text, a blank sent for what is absent (an empty text is what such tools make of an empty field), surrounding white space, an
 * offset without its colon, a time in epoch milliseconds. Everything else is a fault.
 */
public final class ForgivingFields {

    /** What Salesforce writes: {@code +0000} for {@code +00:00}. */
    private static final Pattern OFFSET_WITHOUT_COLON = Pattern.compile("(.*[Tt].*[+-]\\d{2})(\\d{2})");

    private static final Pattern EPOCH_MS = Pattern.compile("\\d{12,14}");

    /** In March 1973; every count of seconds up to the year 5138 is smaller. */
    private static final long LEAST_EPOCH_MS = 100_000_000_000L;

    private static final long GREATEST_EPOCH_MS = 99_999_999_999_999L;

    private final JsonNode object;
    private final Faults faults;

    public ForgivingFields(JsonNode object, Faults faults) {
        this.object = object;
        this.faults = faults;
    }

    /** A value that is there and not blank. */
    public @Nullable JsonNode present(String name) {
        JsonNode value = object.get(name);
        return value == null || value.isNull() || isBlank(value) ? null : value;
    }

    private static boolean isBlank(JsonNode value) {
        return value.isString() && value.stringValue().isBlank();
    }

    /** An identifier, without surrounding white space; an integer is taken as its decimal text. */
    public @Nullable String id(String name, int maxLength) {
        JsonNode value = present(name);
        return value != null && value.isIntegralNumber() ? value.asString() : text(name, maxLength);
    }

    /** As {@link #id}; noted as a fault where it is absent, with an empty stand-in. */
    public String requiredId(String name, int maxLength) {
        return required(name, id(name, maxLength));
    }

    /** A text without surrounding white space. */
    public @Nullable String text(String name, int maxLength) {
        JsonNode value = present(name);
        if (value == null) {
            return null;
        }
        if (!value.isString()) {
            faults.add("/" + name, "wrong_type", "The field %s must be a string.".formatted(name));
            return null;
        }
        String text = value.stringValue().strip();
        int length = text.codePointCount(0, text.length());
        if (length > maxLength) {
            faults.add("/" + name, "too_long", "At most %d characters, but there are %d.".formatted(maxLength, length));
            return null;
        }
        TextCheck.check(value, "/" + name, faults);
        return text;
    }

    /** As {@link #text}; noted as a fault where it is absent, with an empty stand-in. */
    public String requiredText(String name, int maxLength) {
        return required(name, text(name, maxLength));
    }

    private String required(String name, @Nullable String text) {
        if (text == null && !faults.has("/" + name)) {
            faults.add("/" + name, "required", "The field %s is required and must not be blank.".formatted(name));
        }
        return text == null ? "" : text;
    }

    /** A moment in RFC 3339 with an offset, or in epoch milliseconds. */
    public @Nullable Instant moment(String name) {
        JsonNode value = present(name);
        if (value == null) {
            return null;
        }
        if (value.isIntegralNumber() || (value.isString() && EPOCH_MS.matcher(value.stringValue().strip()).matches())) {
            return ofEpochMs(name, value.asString().strip());
        }
        if (!value.isString()) {
            faults.add("/" + name, "wrong_type", "Send a string in RFC 3339 with an offset, such as 2026-01-31T09:30:00Z.");
            return null;
        }
        String text = OFFSET_WITHOUT_COLON.matcher(value.stringValue().strip()).replaceFirst("$1:$2");
        return switch (Rfc3339.parse("/" + name, text)) {
            case Rfc3339.Outcome.Moment moment -> moment.instant();
            case Rfc3339.Outcome.Unreadable unreadable -> {
                faults.add(unreadable.fault());
                yield null;
            }
        };
    }

    private @Nullable Instant ofEpochMs(String name, String digits) {
        if (EPOCH_MS.matcher(digits).matches()) {
            long epochMs = Long.parseLong(digits);
            if (epochMs >= LEAST_EPOCH_MS && epochMs <= GREATEST_EPOCH_MS) {
                return Instant.ofEpochMilli(epochMs);
            }
        }
        faults.add(
                "/" + name,
                "invalid_time",
                "A number is read as epoch milliseconds, and this one is none (seconds are not taken). Send a string such as"
                        + " 2026-01-31T09:30:00Z.");
        return null;
    }
}
