package dev.openpartner.kernel.query.admin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An admin as they stand now.
 *
 * @param status {@code active} or {@code revoked}
 */
public record AdminView(
        String id,
        String email,
        String name,
        String status,
        Instant createdAt,
        @Nullable Instant revokedAt,
        @Nullable String revokeReason) {}
