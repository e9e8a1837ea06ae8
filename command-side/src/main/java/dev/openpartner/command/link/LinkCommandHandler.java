package dev.openpartner.command.link;

import dev.openpartner.command.aggregate.Aggregates;
import dev.openpartner.command.campaign.Campaign;
import dev.openpartner.command.partner.Partner;
import dev.openpartner.kernel.campaign.CampaignState;
import dev.openpartner.kernel.id.Streams;
import dev.openpartner.kernel.link.LinkCommand.CreateLink;
import dev.openpartner.kernel.link.LinkEvent.LinkCreated;
import dev.openpartner.kernel.partner.PartnerState;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Makes links, after asking the partner and the campaign that they are for. */
@Component
@Profile("role-command")
class LinkCommandHandler {

    private final Repository<Link> links;
    private final Repository<Partner> partners;
    private final Repository<Campaign> campaigns;

    LinkCommandHandler(Repository<Link> links, Repository<Partner> partners, Repository<Campaign> campaigns) {
        this.links = links;
        this.partners = partners;
        this.campaigns = campaigns;
    }

    @CommandHandler
    NewLink handle(CreateLink command) {
        PartnerState partner = Aggregates.load(partners, Streams.partner(command.partnerId()), PartnerState::notFound)
                .invoke(Partner::state);
        CampaignState campaign = Aggregates.load(campaigns, Streams.campaign(command.campaignId()), CampaignState::notFound)
                .invoke(Campaign::state);
        LinkCreated created = Aggregates.loadOrCreate(links, command.aggregateId(), Link::new)
                .invoke(link -> link.create(command, partner, campaign));
        return new NewLink(created, campaign.current().destinationUrl());
    }

    /**
     * What was made.
     *
     * @param campaignDestinationUrl where it leads without a destination of its own
     */
    record NewLink(LinkCreated link, String campaignDestinationUrl) {}
}
