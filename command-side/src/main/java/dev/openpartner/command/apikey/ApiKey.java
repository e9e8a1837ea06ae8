package dev.openpartner.command.apikey;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.openpartner.kernel.apikey.ApiKeyCommand.MintApiKey;
import dev.openpartner.kernel.apikey.ApiKeyCommand.RevokeApiKey;
import dev.openpartner.kernel.apikey.ApiKeyEvent;
import dev.openpartner.kernel.apikey.ApiKeyEvent.ApiKeyMinted;
import dev.openpartner.kernel.apikey.ApiKeyState;
import dev.openpartner.kernel.id.Streams;
import dev.openpartner.kernel.partner.PartnerState;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;

/** An API key as Axon keeps it; every decision is {@link ApiKeyState}'s. */
@Aggregate
@Profile("role-command")
class ApiKey {

    // Axon reads it to know which stream this is.
    @SuppressWarnings("UnusedVariable")
    @AggregateIdentifier
    private @Nullable String streamId;

    private @Nullable ApiKeyState state;

    ApiKey() {}

    ApiKeyMinted mint(MintApiKey command, @Nullable PartnerState partner) {
        ApiKeyMinted minted = ApiKeyState.mint(state, command, partner);
        apply(minted);
        return minted;
    }

    void revoke(RevokeApiKey command) {
        if (state == null) {
            throw new IllegalStateException("a key without a first event");
        }
        state.revoke(command).ifPresent(event -> apply(event));
    }

    @EventSourcingHandler
    void on(ApiKeyEvent event) {
        streamId = Streams.apiKey(event.keyId());
        state = ApiKeyState.evolve(state, event);
    }
}
