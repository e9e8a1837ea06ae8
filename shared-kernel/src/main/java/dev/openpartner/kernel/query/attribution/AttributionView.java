package dev.openpartner.kernel.query.attribution;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decided touch.
 *
 * @param position where it last changed: where it was decided or, once superseded, where that happened, so that a job that
 *     reads on from a cursor learns of both
 * @param weight share of one, at most six decimals
 * @param status {@code active} or {@code superseded}
 */
public record AttributionView(
        long position,
        String attributionId,
        String eventId,
        String userId,
        String partnerId,
        String campaignId,
        String clickId,
        @Nullable String model,
        BigDecimal weight,
        String status,
        List<String> commissionIds,
        Instant decidedAt) {}
