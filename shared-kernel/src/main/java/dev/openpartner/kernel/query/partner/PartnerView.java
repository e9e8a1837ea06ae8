package dev.openpartner.kernel.query.partner;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A partner as it stands now.
 *
 * @param status {@code active} or {@code revoked}
 */
public record PartnerView(
        String id,
        String email,
        String name,
        @Nullable Object metadata,
        String status,
        Instant createdAt,
        @Nullable Instant revokedAt,
        @Nullable String revokeReason) {}
