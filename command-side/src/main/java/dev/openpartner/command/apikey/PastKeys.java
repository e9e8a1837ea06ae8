package dev.openpartner.command.apikey;

import dev.openpartner.command.apikey.ApiKeyMinter.Wish;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.access.Caller.Role;
import dev.openpartner.kernel.access.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Keys of a program whose past is told: they were minted then, and nobody holds their secret. */
@Component
@Profile("role-command")
public class PastKeys {

    private final ApiKeyMinter minter;
    private final ApiKeyUsage usage;

    PastKeys(ApiKeyMinter minter, ApiKeyUsage usage) {
        this.minter = minter;
        this.usage = usage;
    }

    /** A key that reports conversions, as the caller of its requests. */
    public Caller mint(String tenant, String keyId, String label, String source, Instant at, String by) {
        minter.mint(
                new Wish(tenant, keyId, label, Role.INTEGRATION, List.of(Scope.EVENTS_WRITE), null, source, null, by),
                at.toEpochMilli());
        return new Caller(tenant, Role.INTEGRATION, keyId, label, source, Set.of(Scope.EVENTS_WRITE), null);
    }

    /** Notes that a key was used then. */
    public void noteUse(String keyId, Instant at) {
        usage.note(keyId, at.toEpochMilli());
    }
}
