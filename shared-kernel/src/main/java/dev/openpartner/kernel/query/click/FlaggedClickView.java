package dev.openpartner.kernel.query.click;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A click under suspicion.
 *
 * @param ipHash hash of the visitor's address under a rotating salt: equal hashes on one day are one address
 * @param claims how many customers claimed it
 * @param flagReason what the person who flagged it said
 */
public record FlaggedClickView(
        String clickId,
        String linkKey,
        String partnerId,
        String campaignId,
        Instant ts,
        @Nullable String ipHash,
        @Nullable String country,
        String origin,
        List<String> flags,
        @Nullable String flagReason,
        @Nullable Instant flaggedAt,
        int claims) {}
