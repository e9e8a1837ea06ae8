package dev.openpartner.kernel.query.conversion;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A conversion as it stands now.
 *
 * @param value decimal text; absent when none was sent
 * @param metadata the JSON object that was sent
 * @param ts business time
 * @param source label of the key that reported it
 * @param hint what a person can do about it; absent when there is nothing to do
 */
public record ConversionView(
        String eventId,
        String userId,
        String type,
        @Nullable String value,
        String currency,
        @Nullable Object metadata,
        Instant ts,
        Instant receivedAt,
        String source,
        String status,
        @Nullable String reason,
        @Nullable String hint,
        DecisionView attribution) {}
