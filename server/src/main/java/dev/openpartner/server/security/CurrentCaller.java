package dev.openpartner.server.security;

import dev.openpartner.kernel.access.Caller;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** The caller of the request that this thread handles. */
public final class CurrentCaller {

    /** Somebody without a key, on a route that is open. It belongs to no tenant: what it names (a click) says which. */
    public static final Caller ANONYMOUS =
            new Caller("", Caller.Role.ANONYMOUS, null, "anonymous", "anonymous", Set.of(), null);

    private CurrentCaller() {}

    /** The caller that the key named, or {@link #ANONYMOUS}. */
    public static Caller get() {
        return of(SecurityContextHolder.getContext().getAuthentication());
    }

    static Caller of(@Nullable Authentication authentication) {
        return authentication != null && authentication.getPrincipal() instanceof Caller caller ? caller : ANONYMOUS;
    }
}
