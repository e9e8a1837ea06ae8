package dev.openpartner.command.link;

import dev.openpartner.command.aggregate.Aggregates;
import dev.openpartner.command.campaign.Campaign;
import dev.openpartner.command.partner.Partner;
import dev.openpartner.kernel.campaign.CampaignState;
import dev.openpartner.kernel.id.Streams;
import dev.openpartner.kernel.link.LinkCommand.CreateLink;
import dev.openpartner.kernel.link.LinkDestination;
import dev.openpartner.kernel.link.LinkEvent.LinkCreated;
import dev.openpartner.kernel.message.Refused;
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
        requireActivePartner(command);
        CampaignState campaign = activeCampaign(command);
        if (command.destinationUrl() != null) {
            LinkDestination.requireAllowed(
                    command.destinationUrl(), campaign.current().deepLinkAllowedDomains());
        }
        LinkCreated created = new LinkCreated(
                command.tenant(),
                command.linkId(),
                command.linkKey(),
                command.partnerId(),
                command.campaignId(),
                command.destinationUrl(),
                command.atMs(),
                command.by());
        Aggregates.loadOrCreate(links, command.aggregateId(), Link::new).execute(link -> link.create(created));
        return new NewLink(created, campaign.current().destinationUrl());
    }

    private void requireActivePartner(CreateLink command) {
        boolean active = Aggregates.load(partners, Streams.partner(command.partnerId()), PartnerState::notFound)
                .invoke(found -> found.stateFor(command.tenant()).isActive());
        if (!active) {
            throw Refused.conflict("partner_not_active", "This partner is revoked. Reinstate them before giving them a link.");
        }
    }

    private CampaignState activeCampaign(CreateLink command) {
        CampaignState campaign = Aggregates.load(campaigns, Streams.campaign(command.campaignId()), CampaignState::notFound)
                .invoke(found -> found.stateFor(command.tenant()));
        String status = campaign.statusAt(command.atMs());
        if (!status.equals("active")) {
            throw Refused.conflict("campaign_not_active", "This campaign is %s. A link needs an active one.".formatted(status));
        }
        return campaign;
    }

    /**
     * What was made.
     *
     * @param campaignDestinationUrl where it leads without a destination of its own
     */
    record NewLink(LinkCreated link, String campaignDestinationUrl) {}
}
