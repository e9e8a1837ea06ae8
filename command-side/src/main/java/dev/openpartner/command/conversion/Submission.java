package dev.openpartner.command.conversion;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A conversion as a source reported it, read and checked.
 *
 * @param userId as sent, without surrounding white space
 * @param value the value sent, exact, in its shortest notation; absent when none was sent
 * @param valueMinor that value in minor units of the currency, rounded half up
 * @param originalValue the value as sent, where it had more decimals than the currency
 * @param currency ISO 4217 code
 * @param metadata compact JSON text of an object
 * @param occurredAt business time, where the source named one
 * @param eventId the source's own id of this business event
 */
record Submission(
        String userId,
        String type,
        @Nullable String value,
        @Nullable Long valueMinor,
        @Nullable String originalValue,
        String currency,
        @Nullable String metadata,
        @Nullable Instant occurredAt,
        @Nullable String eventId) {

    /** Names no person, so that it may stand in a log. */
    @Override
    public String toString() {
        return "Submission[" + type + "]";
    }
}
