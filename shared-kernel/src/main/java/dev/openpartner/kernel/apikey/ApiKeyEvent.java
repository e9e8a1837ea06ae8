package dev.openpartner.kernel.apikey;

import dev.openpartner.kernel.message.DomainEvent;
import dev.openpartner.kernel.message.EventName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to an API key. The secret itself is in no event. */
public sealed interface ApiKeyEvent extends DomainEvent {

    String keyId();

    /**
     * A key was made; its plaintext was shown once and is stored nowhere.
     *
     * @param role {@code integration}, {@code partner} or {@code admin}
     * @param scopes what an integration may do; empty for the other roles
     * @param partnerId whose data a partner's key reads
     * @param source name of the system that uses it; keys of one source share its idempotency
     * @param secretHash keyed hash of the secret
     */
    @EventName("api-key.minted")
    record ApiKeyMinted(
            String tenant,
            String keyId,
            String label,
            String role,
            List<String> scopes,
            @Nullable String partnerId,
            @Nullable String source,
            String secretHash,
            String prefix,
            String last4,
            @Nullable Long expiresAtMs,
            long atMs,
            String by)
            implements ApiKeyEvent {}

    /** The key counts for nothing from now on. */
    @EventName("api-key.revoked")
    record ApiKeyRevoked(String tenant, String keyId, long atMs, String by) implements ApiKeyEvent {}
}
