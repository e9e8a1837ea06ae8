package dev.openpartner.command.partner;

import dev.openpartner.command.http.StrictJson;
import dev.openpartner.kernel.id.Streams;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerRegistered;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerRevoked;
import dev.openpartner.kernel.partner.PartnerState;
import dev.openpartner.kernel.privacy.PersonalData;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A partner as clients see them. */
record PartnerResource(
        String id,
        String email,
        String name,
        @Nullable JsonNode metadata,
        String status,
        Instant createdAt,
        @Nullable Instant revokedAt,
        @Nullable String revokeReason) {

    static PartnerResource of(PartnerState partner, PersonalData personalData) {
        PartnerRegistered registered = partner.registered();
        PartnerRevoked revoked = partner.revoked();
        String subject = Streams.partner(registered.partnerId());
        return new PartnerResource(
                registered.partnerId(),
                open(personalData, subject, registered.sealedEmail()),
                open(personalData, subject, registered.sealedName()),
                metadata(personalData, subject, registered.sealedMetadata()),
                partner.isActive() ? "active" : "revoked",
                Instant.ofEpochMilli(registered.atMs()),
                revoked == null ? null : Instant.ofEpochMilli(revoked.atMs()),
                revoked == null ? null : revoked.reason());
    }

    private static String open(PersonalData personalData, String subject, String sealed) {
        return personalData.open(subject, sealed).orElse(PersonalData.ERASED);
    }

    private static @Nullable JsonNode metadata(PersonalData personalData, String subject, @Nullable String sealed) {
        return sealed == null
                ? null
                : personalData
                        .open(subject, sealed)
                        .map(text -> StrictJson.parse(text.getBytes(StandardCharsets.UTF_8)))
                        .orElse(null);
    }
}
