package dev.openpartner.kernel.partner;

import dev.openpartner.kernel.commission.RuleTerms;
import dev.openpartner.kernel.message.DomainEvent;
import dev.openpartner.kernel.message.EventName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to a partner. */
public sealed interface PartnerEvent extends DomainEvent {

    String partnerId();

    /**
     * A partner joined and is active at once.
     *
     * @param sealedEmail sealed for the partner's stream, as are name and metadata (JSON text)
     * @param emailHash keyed hash by which the e-mail is unique per tenant
     * @param inviteRequested an invitation to the portal was asked for
     */
    @EventName("partner.registered")
    record PartnerRegistered(
            String tenant,
            String partnerId,
            String sealedEmail,
            String emailHash,
            String sealedName,
            @Nullable String sealedMetadata,
            boolean inviteRequested,
            long atMs,
            String by)
            implements PartnerEvent {}

    /** The partner lost their standing: conversions decided from now on do not credit them. */
    @EventName("partner.revoked")
    record PartnerRevoked(String tenant, String partnerId, @Nullable String reason, long atMs, String by)
            implements PartnerEvent {}

    /** A revoked partner earns again. */
    @EventName("partner.reinstated")
    record PartnerReinstated(String tenant, String partnerId, long atMs, String by) implements PartnerEvent {}

    /**
     * Own terms are in force from {@code atMs} on.
     *
     * @param campaignId the campaign they are for; absent: all campaigns
     * @param version counts the partner's own terms from 1, over all campaigns
     */
    @EventName("partner.terms-set")
    record PartnerTermsSet(
            String tenant,
            String partnerId,
            @Nullable String campaignId,
            int version,
            List<RuleTerms> commissionRules,
            @Nullable Integer holdbackDays,
            long atMs,
            String by)
            implements PartnerEvent {}

    /** Own terms end at {@code atMs}; the campaigns' rules apply again. */
    @EventName("partner.terms-removed")
    record PartnerTermsRemoved(String tenant, String partnerId, @Nullable String campaignId, long atMs, String by)
            implements PartnerEvent {}

    /** The person was forgotten: their data key is destroyed; amounts and decisions stay. */
    @EventName("partner.erased")
    record PartnerErased(String tenant, String partnerId, long atMs, String by) implements PartnerEvent {}
}
