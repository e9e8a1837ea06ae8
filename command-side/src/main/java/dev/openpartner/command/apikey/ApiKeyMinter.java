package dev.openpartner.command.apikey;

import dev.openpartner.command.http.CommandDispatch;
import dev.openpartner.command.http.CommandDispatch.Outcome;
import dev.openpartner.kernel.access.Caller.Role;
import dev.openpartner.kernel.access.Scope;
import dev.openpartner.kernel.apikey.ApiKeyCommand.MintApiKey;
import dev.openpartner.kernel.apikey.ApiKeyEvent.ApiKeyMinted;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Makes keys: the secret is made here, handed out once, and only its hash goes on. */
@Component
@Profile("role-command")
class ApiKeyMinter {

    private final CommandDispatch commands;
    private final KeyHashes hashes;
    private final ApiKeySettings settings;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ApiKeyMinter(CommandDispatch commands, KeyHashes hashes, ApiKeySettings settings, Clock clock) {
        this.commands = commands;
        this.hashes = hashes;
        this.settings = settings;
        this.clock = clock;
    }

    Minted mint(Wish wish) {
        return mint(wish, clock.millis());
    }

    Minted mint(Wish wish, long atMs) {
        KeyText key = KeyText.generate(settings.keyMode(), wish.keyId(), random);
        Outcome<ApiKeyMinted> outcome = commands.send(new MintApiKey(
                wish.tenant(),
                wish.keyId(),
                wish.label(),
                wish.role().name().toLowerCase(Locale.ROOT),
                wish.scopes().stream().map(Scope::text).toList(),
                wish.partnerId(),
                wish.source(),
                hashes.ofSecret(key),
                key.prefix(),
                key.last4(),
                wish.expiresAt() == null ? null : wish.expiresAt().toEpochMilli(),
                atMs,
                wish.by()));
        return new Minted(outcome, key.plaintext());
    }

    /** A key as somebody wishes it. */
    record Wish(
            String tenant,
            String keyId,
            String label,
            Role role,
            List<Scope> scopes,
            @Nullable String partnerId,
            @Nullable String source,
            @Nullable Instant expiresAt,
            String by) {}

    /** A key that was made, with its text, which nobody can be told again. */
    record Minted(Outcome<ApiKeyMinted> outcome, String plaintext) {

        @Override
        public String toString() {
            return "Minted[" + outcome.result().prefix() + "]";
        }
    }
}
