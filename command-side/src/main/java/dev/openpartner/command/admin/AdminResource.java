package dev.openpartner.command.admin;

import dev.openpartner.kernel.admin.AdminEvent.AdminRegistered;
import dev.openpartner.kernel.admin.AdminEvent.AdminRevoked;
import dev.openpartner.kernel.admin.AdminMember;
import dev.openpartner.kernel.id.Streams;
import dev.openpartner.kernel.privacy.PersonalData;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An admin as clients see them. */
record AdminResource(
        String id,
        String email,
        String name,
        String status,
        Instant createdAt,
        @Nullable Instant revokedAt,
        @Nullable String revokeReason) {

    static AdminResource of(AdminMember admin, PersonalData personalData) {
        AdminRegistered registered = admin.registered();
        AdminRevoked revoked = admin.revoked();
        String subject = Streams.admin(registered.adminId());
        return new AdminResource(
                registered.adminId(),
                personalData.open(subject, registered.sealedEmail()).orElse(PersonalData.ERASED),
                personalData.open(subject, registered.sealedName()).orElse(PersonalData.ERASED),
                admin.isActive() ? "active" : "revoked",
                Instant.ofEpochMilli(registered.atMs()),
                revoked == null ? null : Instant.ofEpochMilli(revoked.atMs()),
                revoked == null ? null : revoked.reason());
    }
}
