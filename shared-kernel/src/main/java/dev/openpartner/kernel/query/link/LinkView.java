package dev.openpartner.kernel.query.link;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A link.
 *
 * @param destinationUrl its own destination or, without one, its campaign's
 * @param url path of the click router; the HTTP answer puts the address of the server before it
 */
public record LinkView(
        String id,
        String linkKey,
        String partnerId,
        String campaignId,
        @Nullable String destinationUrl,
        String url,
        Instant createdAt) {}
