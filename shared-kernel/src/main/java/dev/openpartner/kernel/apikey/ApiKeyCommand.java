package dev.openpartner.kernel.apikey;

import dev.openpartner.kernel.id.Streams;
import dev.openpartner.kernel.message.Command;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be asked of one API key. */
public sealed interface ApiKeyCommand extends Command {

    String keyId();

    @Override
    default String aggregateId() {
        return Streams.apiKey(keyId());
    }

    /** Make a key; parameters as in {@link ApiKeyEvent.ApiKeyMinted}. The secret itself never leaves the caller. */
    record MintApiKey(
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
            implements ApiKeyCommand {

        @Override
        public Set<String> alsoReads() {
            return partnerId == null ? Set.of() : Set.of(Streams.partner(partnerId));
        }
    }

    /** End a key. A repeat changes nothing. */
    record RevokeApiKey(String tenant, String keyId, long atMs, String by) implements ApiKeyCommand {}
}
