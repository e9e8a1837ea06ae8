package dev.openpartner.kernel.apikey;

import dev.openpartner.kernel.apikey.ApiKeyCommand.MintApiKey;
import dev.openpartner.kernel.apikey.ApiKeyCommand.RevokeApiKey;
import dev.openpartner.kernel.apikey.ApiKeyEvent.ApiKeyMinted;
import dev.openpartner.kernel.apikey.ApiKeyEvent.ApiKeyRevoked;
import dev.openpartner.kernel.message.Refused;
import dev.openpartner.kernel.partner.PartnerState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One API key as its events tell.
 *
 * @param minted what it was made as
 * @param revokedAtMs when it ended; absent while it has not
 */
public record ApiKeyState(ApiKeyMinted minted, @Nullable Long revokedAtMs) {

    /** The state after an event; the first event of a key mints it. */
    public static ApiKeyState evolve(@Nullable ApiKeyState state, ApiKeyEvent event) {
        return switch (event) {
            case ApiKeyMinted minted -> new ApiKeyState(minted, null);
            case ApiKeyRevoked revoked -> {
                if (state == null) {
                    throw new IllegalStateException("the stream of key %s does not begin with its minting".formatted(revoked.keyId()));
                }
                yield new ApiKeyState(state.minted, revoked.atMs());
            }
        };
    }

    /**
     * Decides that a key is made.
     *
     * @param state the key that has this id already; absent: none
     * @param partner whose key it becomes; absent when the command names none, or one that does not exist
     * @throws Refused {@code partner_not_found}, {@code partner_not_active}, {@code api_key_exists}
     */
    public static ApiKeyMinted mint(@Nullable ApiKeyState state, MintApiKey command, @Nullable PartnerState partner) {
        if (command.partnerId() != null) {
            requireActive(command, partner);
        }
        if (state != null) {
            throw Refused.conflict("api_key_exists", "A key with this id exists already.");
        }
        return new ApiKeyMinted(
                command.tenant(),
                command.keyId(),
                command.label(),
                command.role(),
                command.scopes(),
                command.partnerId(),
                command.source(),
                command.secretHash(),
                command.prefix(),
                command.last4(),
                command.expiresAtMs(),
                command.atMs(),
                command.by());
    }

    private static void requireActive(MintApiKey command, @Nullable PartnerState partner) {
        if (partner == null) {
            throw PartnerState.notFound();
        }
        if (!partner.of(command.tenant()).isActive()) {
            throw Refused.conflict("partner_not_active", "This partner is revoked. Reinstate them before giving them a key.");
        }
    }

    /**
     * Decides that the key ends; nothing when it did before.
     *
     * @throws Refused {@code api_key_not_found} for another tenant's key
     */
    public Optional<ApiKeyEvent> revoke(RevokeApiKey command) {
        if (!minted.tenant().equals(command.tenant())) {
            throw notFound();
        }
        return revokedAtMs == null
                ? Optional.of(new ApiKeyRevoked(command.tenant(), command.keyId(), command.atMs(), command.by()))
                : Optional.empty();
    }

    /** Whether the key may be used at this moment. */
    public boolean isUsableAt(long atMs) {
        return revokedAtMs == null && (minted.expiresAtMs() == null || atMs < minted.expiresAtMs());
    }

    /** The refusal of a command for a key that this tenant does not have. */
    public static Refused notFound() {
        return Refused.notFound("api_key_not_found", "There is no such API key.");
    }
}
