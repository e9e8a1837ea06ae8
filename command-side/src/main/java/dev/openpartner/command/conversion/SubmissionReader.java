package dev.openpartner.command.conversion;

import dev.openpartner.command.http.Faults;
import dev.openpartner.command.http.Rfc3339;
import dev.openpartner.command.http.TextCheck;
import dev.openpartner.kernel.customer.UserIds;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads one conversion from parsed JSON, field by field and by hand, because it stands on the hottest path. It is forgiving where
 * the meaning is certain: numbers sent as text, blanks sent for what is absent (automation tools send an empty text for an empty
 * field), surrounding white space, an offset without its colon, and fields nobody asked for. Everything else is named as a fault.
 */
final class SubmissionReader {

    static final int MAX_TYPE_LENGTH = 128;
    static final int MAX_EVENT_ID_LENGTH = 255;
    static final int MAX_METADATA_BYTES = 32 * 1024;
    static final Duration MAX_AHEAD = Duration.ofHours(24);

    /** What Salesforce writes: {@code +0000} for {@code +00:00}. */
    private static final Pattern OFFSET_WITHOUT_COLON = Pattern.compile("(.*[Tt].*[+-]\\d{2})(\\d{2})");

    private final JsonNode object;
    private final Instant now;
    private final Faults faults = new Faults();

    private SubmissionReader(JsonNode object, Instant now) {
        this.object = object;
        this.now = now;
    }

    /**
     * The conversion in a parsed body.
     *
     * @param now when it was received; a conversion may lie at most 24 hours ahead of it
     * @throws dev.openpartner.kernel.api.InvalidRequest with every fault
     */
    static Submission read(JsonNode body, Instant now) {
        return new SubmissionReader(body, now).read();
    }

    /** The userId of a body that may be full of faults, so that erasing a person finds it; null where there is none to read. */
    static @Nullable String userIdOf(JsonNode body) {
        return new SubmissionReader(body, Instant.EPOCH).text("userId", UserIds.MAX_LENGTH, true);
    }

    private Submission read() {
        if (!object.isObject()) {
            faults.add("", "wrong_type", "A conversion is a JSON object, such as {\"userId\": \"42\", \"type\": \"opportunity_won\"}.");
            faults.throwIfAny();
        }
        String userId = required("userId", text("userId", UserIds.MAX_LENGTH, true));
        String type = required("type", text("type", MAX_TYPE_LENGTH, false));
        Amount amount = Amount.read(object.get("value"), object.get("currency"), faults);
        String metadata = metadata();
        Instant occurredAt = occurredAt();
        String eventId = text("eventId", MAX_EVENT_ID_LENGTH, true);
        faults.throwIfAny();
        return new Submission(
                userId,
                type,
                amount.value(),
                amount.minor(),
                amount.original(),
                amount.currency(),
                metadata,
                occurredAt,
                eventId);
    }

    private String required(String name, @Nullable String text) {
        if (text == null && !faults.has("/" + name)) {
            faults.add("/" + name, "required", "The field %s is required and must not be blank.".formatted(name));
        }
        return text == null ? "" : text;
    }

    private @Nullable String text(String name, int maxLength, boolean integersToo) {
        JsonNode value = object.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (integersToo && value.isIntegralNumber()) {
            return value.asString();
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
        return text.isEmpty() ? null : text;
    }

    private @Nullable String metadata() {
        JsonNode value = object.get("metadata");
        if (value == null || value.isNull() || isBlank(value)) {
            return null;
        }
        if (!value.isObject()) {
            faults.add("/metadata", "wrong_type", "The field metadata must be an object, such as {\"dealId\": \"7\"}.");
            return null;
        }
        TextCheck.check(value, "/metadata", faults);
        String json = value.toString();
        if (json.length() > MAX_METADATA_BYTES || json.getBytes(StandardCharsets.UTF_8).length > MAX_METADATA_BYTES) {
            faults.add("/metadata", "too_large", "At most %d bytes of JSON.".formatted(MAX_METADATA_BYTES));
            return null;
        }
        return json;
    }

    private @Nullable Instant occurredAt() {
        JsonNode value = object.get("ts");
        if (value == null || value.isNull() || isBlank(value)) {
            return null;
        }
        if (!value.isString()) {
            faults.add("/ts", "wrong_type", "Send a string in RFC 3339 with an offset, such as 2026-01-31T09:30:00Z.");
            return null;
        }
        String text = OFFSET_WITHOUT_COLON.matcher(value.stringValue().strip()).replaceFirst("$1:$2");
        return switch (Rfc3339.parse("/ts", text)) {
            case Rfc3339.Outcome.Moment moment -> notTooFarAhead(moment.instant());
            case Rfc3339.Outcome.Unreadable unreadable -> {
                faults.add(unreadable.fault());
                yield null;
            }
        };
    }

    private Instant notTooFarAhead(Instant occurredAt) {
        if (occurredAt.isAfter(now.plus(MAX_AHEAD))) {
            faults.add("/ts", "too_far_ahead", "A conversion may lie at most 24 hours ahead. Check the year and the offset.");
        }
        return occurredAt;
    }

    static boolean isBlank(JsonNode value) {
        return value.isString() && value.stringValue().isBlank();
    }
}
