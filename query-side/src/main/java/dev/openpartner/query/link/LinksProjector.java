package dev.openpartner.query.link;

import dev.openpartner.kernel.link.LinkEvent.LinkCreated;
import dev.openpartner.kernel.log.RecordedEvent;
import dev.openpartner.query.projection.Batch;
import dev.openpartner.query.projection.Projector;
import dev.openpartner.query.table.Rows;

/** Lists links. */
final class LinksProjector implements Projector {

    private final Rows links;

    LinksProjector(Batch batch) {
        this.links = batch.rows(LinkTable.TABLE);
    }

    @Override
    public void want(RecordedEvent recorded) {
        // Links are only ever made.
    }

    @Override
    public void apply(RecordedEvent recorded) {
        if (recorded.event() instanceof LinkCreated e) {
            links.insert(e.linkId())
                    .set(LinkTable.TENANT, e.tenant())
                    .set(LinkTable.LINK_KEY, e.linkKey())
                    .set(LinkTable.PARTNER, e.partnerId())
                    .set(LinkTable.CAMPAIGN, e.campaignId())
                    .set(LinkTable.DESTINATION, e.destinationUrl())
                    .set(LinkTable.CREATED_AT, e.atMs());
        }
    }
}
