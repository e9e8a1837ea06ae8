package dev.openpartner.kernel.query.campaign;

import dev.openpartner.kernel.query.Query;
import java.time.Instant;

/** One campaign as it stands at a time; refused as {@code campaign_not_found}. */
public record FindCampaign(String tenant, String campaignId, Instant now) implements Query<CampaignView> {}
