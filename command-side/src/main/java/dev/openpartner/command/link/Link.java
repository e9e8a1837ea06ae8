package dev.openpartner.command.link;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.openpartner.kernel.campaign.CampaignState;
import dev.openpartner.kernel.id.Streams;
import dev.openpartner.kernel.link.LinkCommand.CreateLink;
import dev.openpartner.kernel.link.LinkCreation;
import dev.openpartner.kernel.link.LinkEvent.LinkCreated;
import dev.openpartner.kernel.partner.PartnerState;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;

/** A link as Axon keeps it: made once and never changed. Its stream is that of its key, which makes the key unique. */
@Aggregate
@Profile("role-command")
public class Link {

    @AggregateIdentifier
    private @Nullable String streamId;

    Link() {}

    /** Takes the key, when it is free. */
    LinkCreated create(CreateLink command, PartnerState partner, CampaignState campaign) {
        LinkCreated created = LinkCreation.decide(command, partner, campaign, streamId != null);
        apply(created);
        return created;
    }

    @EventSourcingHandler
    void on(LinkCreated created) {
        streamId = Streams.link(created.linkKey());
    }
}
