package dev.openpartner.console.signin;

import dev.openpartner.kernel.access.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;

/** What somebody who has signed in sees of their own account, and ends of it. */
public interface OwnAccount {

    /** Who they are. */
    Holder holder(Caller caller);

    /** Their sessions, the newest first. */
    List<OpenSession> sessions(Caller caller, HttpServletRequest request);

    /** Ends all of their sessions, on every node. */
    void endSessions(Caller caller);

    /** Their passkeys, the oldest first. */
    List<Passkey> passkeys(Caller caller);

    /** Removes a passkey if it is theirs. */
    void removePasskey(Caller caller, String id);

    /**
     * A person.
     *
     * @param role {@code admin} or {@code partner}
     */
    record Holder(String name, String email, String role, String tenant) {}

    /**
     * A session.
     *
     * @param browser what the browser calls itself; empty when it says nothing
     * @param current whether this request belongs to it
     */
    record OpenSession(String browser, Instant since, Instant lastUsed, boolean current) {}

    /** A passkey under the name that its owner gave it. */
    record Passkey(String id, String label, Instant since, Instant lastUsed) {}
}
