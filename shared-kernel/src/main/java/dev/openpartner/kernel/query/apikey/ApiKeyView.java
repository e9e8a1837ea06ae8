package dev.openpartner.kernel.query.apikey;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An API key without its secret. */
public record ApiKeyView(
        String id,
        String label,
        String role,
        List<String> scopes,
        @Nullable String partnerId,
        @Nullable String source,
        String prefix,
        String last4,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {}
