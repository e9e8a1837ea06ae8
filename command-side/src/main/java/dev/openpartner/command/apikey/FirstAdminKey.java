package dev.openpartner.command.apikey;

import dev.openpartner.command.apikey.ApiKeyMinter.Wish;
import dev.openpartner.command.privacy.Keyring;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.access.Caller.Role;
import dev.openpartner.kernel.id.Streams;
import dev.openpartner.kernel.log.EventLog;
import dev.openpartner.kernel.message.Refused;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Makes the default tenant's first admin key where no setting gives one. Its id follows from the tenant, so that it is made once
 * per database, whichever of several nodes starts first, and never again, even after it was revoked: then there are others, or a
 * setting to get back in with.
 */
@Component
@Profile("role-command")
class FirstAdminKey implements NewAdminKey {

    private static final int ID_LENGTH = 26;

    private final ApiKeyMinter minter;
    private final ConfiguredAdminKeys configured;
    private final EventLog log;
    private final String keyId;
    private boolean settled;
    private @Nullable String made;

    FirstAdminKey(
            ApiKeyMinter minter, ConfiguredAdminKeys configured, EventLog log, Keyring keyring) {
        this.minter = minter;
        this.configured = configured;
        this.log = log;
        this.keyId = keyring.keyedId("first-admin-key", Caller.HOME_TENANT).substring(0, ID_LENGTH);
    }

    /** Before anybody is told that the server is ready. */
    @EventListener(ApplicationStartedEvent.class)
    void makeAtStart() {
        plaintext();
    }

    @Override
    public synchronized Optional<String> plaintext() {
        if (!settled) {
            boolean exists = configured.hasKeyFor(Caller.HOME_TENANT) || !log.readStream(Streams.apiKey(keyId)).isEmpty();
            made = exists ? null : make();
            settled = true;
        }
        return Optional.ofNullable(made);
    }

    private @Nullable String make() {
        try {
            Wish wish = new Wish(Caller.HOME_TENANT, keyId, "first admin key", Role.ADMIN, List.of(), null, null, null, "system");
            return minter.mint(wish).plaintext();
        } catch (Refused madeByAnotherNode) {
            return null;
        }
    }
}
