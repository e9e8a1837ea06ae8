package dev.openpartner.kernel.admin;

import dev.openpartner.kernel.message.DomainEvent;
import dev.openpartner.kernel.message.EventName;
import org.jspecify.annotations.Nullable;

/** What happened to an admin. */
public sealed interface AdminEvent extends DomainEvent {

    String adminId();

    /**
     * Somebody became an admin, and may sign in at once.
     *
     * @param sealedEmail sealed for {@link dev.openpartner.kernel.id.Streams#admin}, as is the name
     * @param emailHash keyed hash by which the e-mail is unique among the admins of the tenant
     * @param inviteRequested an invitation to the console was asked for
     */
    @EventName("admin.registered")
    record AdminRegistered(
            String tenant,
            String adminId,
            String sealedEmail,
            String emailHash,
            String sealedName,
            boolean inviteRequested,
            long atMs,
            String by)
            implements AdminEvent {}

    /** The admin may do nothing any more; what they have decided stands. */
    @EventName("admin.revoked")
    record AdminRevoked(String tenant, String adminId, @Nullable String reason, long atMs, String by) implements AdminEvent {}

    /** A revoked admin may sign in again; sessions from before do not come back. */
    @EventName("admin.reinstated")
    record AdminReinstated(String tenant, String adminId, long atMs, String by) implements AdminEvent {}

    /** The person was forgotten: their data key is destroyed and their address is free; what they have decided stands. */
    @EventName("admin.erased")
    record AdminErased(String tenant, String adminId, long atMs, String by) implements AdminEvent {}
}
