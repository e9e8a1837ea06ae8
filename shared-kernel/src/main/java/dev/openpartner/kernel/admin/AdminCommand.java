package dev.openpartner.kernel.admin;

import dev.openpartner.kernel.id.Streams;
import dev.openpartner.kernel.message.Command;
import org.jspecify.annotations.Nullable;

/** What can be asked of the admins of a tenant. */
public sealed interface AdminCommand extends Command {

    String adminId();

    long atMs();

    /** Who asks. */
    String by();

    @Override
    default String aggregateId() {
        return Streams.admins(tenant());
    }

    /**
     * Make somebody an admin.
     *
     * @param email as sent; sealed before it is stored, as is the name
     * @param emailHash keyed hash of the tenant and the canonical e-mail, which makes it unique
     */
    record RegisterAdmin(
            String tenant,
            String adminId,
            String email,
            String emailHash,
            String name,
            boolean inviteRequested,
            long atMs,
            String by)
            implements AdminCommand {}

    /** Take an admin's rights away. A repeat changes nothing. */
    record RevokeAdmin(String tenant, String adminId, @Nullable String reason, long atMs, String by) implements AdminCommand {}

    /** Give an admin's rights back. A repeat changes nothing. */
    record ReinstateAdmin(String tenant, String adminId, long atMs, String by) implements AdminCommand {}
}
