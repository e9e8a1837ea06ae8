package dev.openpartner.server.security;

import dev.openpartner.kernel.access.Caller;
import java.util.Optional;

/** Knows whose key a text is. */
@FunctionalInterface
public interface CallerDirectory {

    /**
     * The caller of a key; empty when the text is no key, or one that is unknown, revoked or expired. Throws when it cannot tell,
     * because its database is away: that is a 503 and never a 401, at which an integration would throw its key away.
     */
    Optional<Caller> find(String presentedKey);
}
