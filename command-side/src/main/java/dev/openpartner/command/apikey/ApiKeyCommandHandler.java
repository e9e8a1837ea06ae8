package dev.openpartner.command.apikey;

import dev.openpartner.command.aggregate.Aggregates;
import dev.openpartner.command.partner.Partner;
import dev.openpartner.kernel.apikey.ApiKeyCommand.MintApiKey;
import dev.openpartner.kernel.apikey.ApiKeyCommand.RevokeApiKey;
import dev.openpartner.kernel.apikey.ApiKeyEvent.ApiKeyMinted;
import dev.openpartner.kernel.apikey.ApiKeyState;
import dev.openpartner.kernel.id.Streams;
import dev.openpartner.kernel.message.Refused;
import dev.openpartner.kernel.partner.PartnerState;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Mints and revokes API keys. */
@Component
@Profile("role-command")
class ApiKeyCommandHandler {

    private final Repository<ApiKey> keys;
    private final Repository<Partner> partners;

    ApiKeyCommandHandler(Repository<ApiKey> keys, Repository<Partner> partners) {
        this.keys = keys;
        this.partners = partners;
    }

    @CommandHandler
    ApiKeyMinted handle(MintApiKey command) {
        if (command.partnerId() != null) {
            requireActive(command.tenant(), command.partnerId());
        }
        ApiKeyMinted minted = new ApiKeyMinted(
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
        Aggregates.loadOrCreate(keys, command.aggregateId(), ApiKey::new).execute(key -> key.mint(minted));
        return minted;
    }

    @CommandHandler
    void handle(RevokeApiKey command) {
        Aggregates.load(keys, command.aggregateId(), ApiKeyState::notFound).execute(key -> key.revoke(command));
    }

    private void requireActive(String tenant, String partnerId) {
        boolean active = Aggregates.load(partners, Streams.partner(partnerId), PartnerState::notFound)
                .invoke(partner -> partner.stateFor(tenant).isActive());
        if (!active) {
            throw Refused.conflict("partner_not_active", "This partner is revoked. Reinstate them before giving them a key.");
        }
    }
}
