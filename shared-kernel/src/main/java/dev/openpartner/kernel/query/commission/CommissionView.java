package dev.openpartner.kernel.query.commission;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A commission as it stands now.
 *
 * @param amount decimal text
 * @param status {@code accrued}, {@code approved}, {@code paid} or {@code reversed}
 * @param reason why it was decided so, as the reviewer said
 * @param matureAt from when it may be approved; absent without a holdback
 */
public record CommissionView(
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
        @Nullable String decidedBy) {}
