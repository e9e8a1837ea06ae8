package dev.openpartner.kernel.campaign;

import dev.openpartner.kernel.campaign.CampaignEvent.CampaignVersion;
import dev.openpartner.kernel.id.Streams;
import dev.openpartner.kernel.message.Command;

/** What can be asked of one campaign. */
public sealed interface CampaignCommand extends Command {

    String campaignId();

    long atMs();

    /** Who asks. */
    String by();

    @Override
    default String aggregateId() {
        return Streams.campaign(campaignId());
    }

    /**
     * Set a campaign up.
     *
     * @param campaign its version 1, each field valid
     */
    record CreateCampaign(String tenant, String campaignId, CampaignVersion campaign, long atMs, String by)
            implements CampaignCommand {}

    /**
     * Change parts of a campaign from now on. Changes that change nothing make no version.
     *
     * @param changes each field valid by itself
     */
    record ChangeCampaign(String tenant, String campaignId, CampaignChanges changes, long atMs, String by)
            implements CampaignCommand {}
}
