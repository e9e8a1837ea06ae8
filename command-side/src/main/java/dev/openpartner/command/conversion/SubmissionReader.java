package dev.openpartner.command.conversion;

import dev.openpartner.command.http.Faults;
import dev.openpartner.command.http.ForgivingFields;
import dev.openpartner.command.http.TextCheck;
import dev.openpartner.kernel.customer.UserIds;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads one conversion from parsed JSON; fields that nobody asks for are ignored, because CRMs send extras. */
final class SubmissionReader {

    static final int MAX_TYPE_LENGTH = 128;
    static final int MAX_EVENT_ID_LENGTH = 255;
    static final int MAX_METADATA_BYTES = 32 * 1024;

    /** Of UTF-8, for one of Java's characters. */
    private static final int MAX_BYTES_PER_CHARACTER = 3;

    static final Duration MAX_AHEAD = Duration.ofHours(24);

    private final Instant now;
    private final Faults faults = new Faults();
    private final ForgivingFields fields;

    private SubmissionReader(JsonNode object, Instant now) {
        this.now = now;
        this.fields = new ForgivingFields(object, faults);
    }

    /**
     * The conversion in a parsed body.
     *
     * @param now when it was received; a conversion may lie at most 24 hours ahead of it
     * @throws dev.openpartner.kernel.api.InvalidRequest with every fault
     */
    static Submission read(JsonNode body, Instant now) {
        SubmissionReader reader = new SubmissionReader(body, now);
        if (!body.isObject()) {
            reader.faults.add(
                    "",
                    "wrong_type",
                    "A conversion is a JSON object, such as {\"userId\": \"42\", \"type\": \"opportunity_won\"}.");
            reader.faults.throwIfAny();
        }
        return reader.read();
    }

    /** The userId of a body that may be full of faults, so that erasing a person finds it; null where there is none to read. */
    static @Nullable String userIdOf(JsonNode body) {
        return new ForgivingFields(body, new Faults()).id("userId", UserIds.MAX_LENGTH);
    }

    private Submission read() {
        String userId = fields.requiredId("userId", UserIds.MAX_LENGTH);
        String type = fields.requiredText("type", MAX_TYPE_LENGTH);
        Amount amount = Amount.read(fields.present("value"), fields.present("currency"), faults);
        String metadata = metadata();
        Instant occurredAt = occurredAt();
        String eventId = fields.id("eventId", MAX_EVENT_ID_LENGTH);
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

    private @Nullable String metadata() {
        JsonNode value = fields.present("metadata");
        if (value == null) {
            return null;
        }
        if (!value.isObject()) {
            faults.add("/metadata", "wrong_type", "The field metadata must be an object, such as {\"dealId\": \"7\"}.");
            return null;
        }
        TextCheck.check(value, "/metadata", faults);
        String json = value.toString();
        if (isLargerThanAllowed(json)) {
            faults.add("/metadata", "too_large", "At most %d bytes of JSON.".formatted(MAX_METADATA_BYTES));
            return null;
        }
        return json;
    }

    private static boolean isLargerThanAllowed(String json) {
        if (json.length() <= MAX_METADATA_BYTES / MAX_BYTES_PER_CHARACTER) {
            return false;
        }
        return json.length() > MAX_METADATA_BYTES || json.getBytes(StandardCharsets.UTF_8).length > MAX_METADATA_BYTES;
    }

    private @Nullable Instant occurredAt() {
        Instant occurredAt = fields.moment("ts");
        if (occurredAt != null && occurredAt.isAfter(now.plus(MAX_AHEAD))) {
            faults.add("/ts", "too_far_ahead", "A conversion may lie at most 24 hours ahead. Check the year and the offset.");
        }
        return occurredAt;
    }
}
