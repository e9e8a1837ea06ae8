package dev.openpartner.kernel.admin;

import dev.openpartner.kernel.admin.AdminEvent.AdminRegistered;
import dev.openpartner.kernel.admin.AdminEvent.AdminRevoked;
import org.jspecify.annotations.Nullable;

/**
 * One admin as the events tell.
 *
 * @param registered how they became one, with their sealed personal data
 * @param revoked how they lost their rights; absent while they have them
 * @param revocations how often they lost them: what was opened for them under another count is theirs no more
 * @param erased whether the person was forgotten
 */
public record AdminMember(AdminRegistered registered, @Nullable AdminRevoked revoked, int revocations, boolean erased) {

    /** Whether they may sign in and act. */
    public boolean isActive() {
        return revoked == null && !erased;
    }

    AdminMember revoked(AdminRevoked event) {
        return new AdminMember(registered, event, revocations + 1, erased);
    }

    AdminMember reinstated() {
        return new AdminMember(registered, null, revocations, erased);
    }

    AdminMember forgotten() {
        return new AdminMember(registered, revoked, revocations + 1, true);
    }
}
