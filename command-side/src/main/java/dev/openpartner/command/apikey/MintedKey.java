package dev.openpartner.command.apikey;

import dev.openpartner.command.apikey.ApiKeyMinter.Minted;
import dev.openpartner.kernel.apikey.ApiKeyEvent.ApiKeyMinted;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A new key as its minter sees it, this once.
 *
 * @param plaintext the key itself; no later answer has it
 */
record MintedKey(
        String id,
        String plaintext,
        String label,
        String role,
        List<String> scopes,
        @Nullable String partnerId,
        @Nullable String source,
        String prefix,
        String last4,
        Instant createdAt,
        @Nullable Instant expiresAt) {

    static MintedKey of(Minted minted) {
        ApiKeyMinted key = minted.outcome().result();
        return new MintedKey(
                key.keyId(),
                minted.plaintext(),
                key.label(),
                key.role(),
                key.scopes(),
                key.partnerId(),
                key.source(),
                key.prefix(),
                key.last4(),
                Instant.ofEpochMilli(key.atMs()),
                key.expiresAtMs() == null ? null : Instant.ofEpochMilli(key.expiresAtMs()));
    }

    /** Without the plaintext, so that it reaches no log. */
    @Override
    public String toString() {
        return "MintedKey[" + prefix + "]";
    }
}
