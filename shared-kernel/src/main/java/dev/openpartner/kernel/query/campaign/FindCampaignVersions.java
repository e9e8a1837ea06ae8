package dev.openpartner.kernel.query.campaign;

import dev.openpartner.kernel.api.Page;
import dev.openpartner.kernel.query.PageRequest;
import dev.openpartner.kernel.query.Query;
import java.time.Instant;

/** All versions of a campaign, newest first; refused as {@code campaign_not_found}. */
public record FindCampaignVersions(String tenant, String campaignId, Instant now, PageRequest page)
        implements Query<Page<CampaignVersionView>> {}
