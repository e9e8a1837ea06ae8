package dev.openpartner.kernel.query.commission;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A commission that waits for a decision, with what a reviewer wants to know.
 *
 * @param eventValue the conversion's value, decimal text
 * @param risk reasons to look twice
 * @param holdbackActive whether it is too early to approve it
 */
public record ReviewItem(
        String id,
        String partnerId,
        String campaignId,
        String eventId,
        String clickId,
        String attributionId,
        int ruleVersion,
        String amount,
        String currency,
        String status,
        @Nullable String reason,
        Instant accruedAt,
        @Nullable Instant matureAt,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable String partnerName,
        @Nullable String campaignName,
        String eventType,
        @Nullable String eventValue,
        String eventCurrency,
        String userId,
        List<Risk> risk,
        boolean holdbackActive) {

    /** A reason to look twice: a code for programs, a sentence for people. */
    public record Risk(String code, String detail) {}
}
