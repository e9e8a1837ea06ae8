package dev.openpartner.kernel.query.conversion;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conversion that waits for evidence: a conversion, its reason, and what might settle it.
 *
 * @param reason the refining reason or, without one, the status
 * @param waitingSeconds since it was received
 */
public record UnattributedView(
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
        String reason,
        @Nullable String hint,
        DecisionView attribution,
        long waitingSeconds,
        List<Candidate> candidates) {

    /**
     * Somebody or something that may be the missing link.
     *
     * @param kind {@code similar_user} (an identified user with nearly this e-mail), {@code same_domain} (one of the same
     *     company) or {@code nearby_click} (a click of unknown visitor shortly before)
     * @param userId of an identified user
     */
    public record Candidate(
            String kind,
            @Nullable String userId,
            String clickId,
            String partnerId,
            String campaignId,
            Instant clickedAt) {}
}
