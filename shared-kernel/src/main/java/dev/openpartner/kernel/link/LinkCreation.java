package dev.openpartner.kernel.link;

import dev.openpartner.kernel.campaign.CampaignState;
import dev.openpartner.kernel.link.LinkCommand.CreateLink;
import dev.openpartner.kernel.link.LinkEvent.LinkCreated;
import dev.openpartner.kernel.message.Refused;
import dev.openpartner.kernel.partner.PartnerState;

/** Decides whether a partner gets a link. */
public final class LinkCreation {

    private LinkCreation() {}

    /**
     * Makes a link, which never changes afterwards.
     *
     * @param taken whether a link has the key, whosever it is
     * @throws Refused {@code partner_not_found} or {@code campaign_not_found} for another tenant's; {@code partner_not_active};
     *     {@code campaign_not_active}; {@code destination_override_not_allowed}; {@code link_key_taken}
     */
    public static LinkCreated decide(CreateLink command, PartnerState partner, CampaignState campaign, boolean taken) {
        if (!partner.of(command.tenant()).isActive()) {
            throw Refused.conflict("partner_not_active", "This partner is revoked. Reinstate them before giving them a link.");
        }
        String status = campaign.of(command.tenant()).statusAt(command.atMs());
        if (!status.equals("active")) {
            throw Refused.conflict("campaign_not_active", "This campaign is %s. A link needs an active one.".formatted(status));
        }
        if (command.destinationUrl() != null) {
            LinkDestination.requireAllowed(
                    command.destinationUrl(), campaign.current().deepLinkAllowedDomains());
        }
        if (taken) {
            throw Refused.conflict("link_key_taken", "A link with this key exists already. Choose another linkKey.");
        }
        return new LinkCreated(
                command.tenant(),
                command.linkId(),
                command.linkKey(),
                command.partnerId(),
                command.campaignId(),
                command.destinationUrl(),
                command.atMs(),
                command.by());
    }
}
