package dev.openpartner.query.campaign;

import dev.openpartner.kernel.campaign.CampaignEvent;
import dev.openpartner.kernel.campaign.CampaignEvent.CampaignChanged;
import dev.openpartner.kernel.campaign.CampaignEvent.CampaignCreated;
import dev.openpartner.kernel.log.RecordedEvent;
import dev.openpartner.query.json.Json;
import dev.openpartner.query.projection.Batch;
import dev.openpartner.query.projection.Projector;
import dev.openpartner.query.table.Row;
import dev.openpartner.query.table.Rows;

/** Folds campaigns and keeps each version. */
final class CampaignsProjector implements Projector {

    private final Rows campaigns;
    private final Rows versions;

    CampaignsProjector(Batch batch) {
        this.campaigns = batch.rows(CampaignTable.TABLE);
        this.versions = batch.rows(CampaignVersionTable.TABLE);
    }

    @Override
    public void want(RecordedEvent recorded) {
        if (recorded.event() instanceof CampaignChanged e) {
            campaigns.want(e.campaignId());
        }
    }

    @Override
    public void apply(RecordedEvent recorded) {
        if (!(recorded.event() instanceof CampaignEvent event)) {
            return;
        }
        Row campaign =
                switch (event) {
                    case CampaignCreated e -> campaigns.insert(e.campaignId())
                            .set(CampaignTable.TENANT, e.tenant())
                            .set(CampaignTable.CREATED_AT, e.atMs());
                    case CampaignChanged e -> campaigns.require(e.campaignId());
                };
        String definition = Json.write(event.campaign());
        campaign.set(CampaignTable.VERSION, event.campaign().version())
                .set(CampaignTable.NAME, event.campaign().name())
                .set(CampaignTable.DEFINITION, definition)
                .set(CampaignTable.STARTS_AT, event.campaign().startsAtMs())
                .set(CampaignTable.ENDS_AT, event.campaign().endsAtMs());
        versions.insert(event.campaignId(), event.campaign().version())
                .set(CampaignVersionTable.TENANT, event.tenant())
                .set(CampaignVersionTable.DEFINITION, definition)
                .set(CampaignVersionTable.EFFECTIVE_AT, event.atMs())
                .set(CampaignVersionTable.CHANGED_BY, event.by());
    }
}
