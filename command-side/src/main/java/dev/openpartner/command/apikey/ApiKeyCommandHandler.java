package dev.openpartner.command.apikey;

import dev.openpartner.command.aggregate.Aggregates;
import dev.openpartner.command.partner.Partner;
import dev.openpartner.kernel.apikey.ApiKeyCommand.MintApiKey;
import dev.openpartner.kernel.apikey.ApiKeyCommand.RevokeApiKey;
import dev.openpartner.kernel.apikey.ApiKeyEvent.ApiKeyMinted;
import dev.openpartner.kernel.apikey.ApiKeyState;
import dev.openpartner.kernel.id.Streams;
import dev.openpartner.kernel.partner.PartnerState;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
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
        PartnerState partner = command.partnerId() == null ? null : find(command.partnerId());
        return Aggregates.loadOrCreate(keys, command.aggregateId(), ApiKey::new)
                .invoke(key -> key.mint(command, partner));
    }

    @CommandHandler
    void handle(RevokeApiKey command) {
        Aggregates.load(keys, command.aggregateId(), ApiKeyState::notFound).execute(key -> key.revoke(command));
    }

    private @Nullable PartnerState find(String partnerId) {
        return Aggregates.find(partners, Streams.partner(partnerId))
                .map(partner -> partner.invoke(Partner::state))
                .orElse(null);
    }
}
