package dev.openpartner.kernel.customer;

import dev.openpartner.kernel.campaign.CampaignPolicy;
import dev.openpartner.kernel.partner.PartnerPolicy;

/**
 * The policies that decisions consult, loaded when first asked for: only campaigns and partners that a considered click names.
 * Both exist for every click, because a click is recorded for a link, and a link for an existing campaign and partner.
 */
public interface Policies {

    CampaignPolicy campaign(String campaignId);

    /** The partner's policy as of now: standing counts at the time of the decision. */
    PartnerPolicy partner(String partnerId);
}
