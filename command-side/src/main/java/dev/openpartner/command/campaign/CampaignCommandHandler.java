package dev.openpartner.command.campaign;

import dev.openpartner.command.aggregate.Aggregates;
import dev.openpartner.kernel.campaign.CampaignCommand.ChangeCampaign;
import dev.openpartner.kernel.campaign.CampaignCommand.CreateCampaign;
import dev.openpartner.kernel.campaign.CampaignEvent.CampaignCreated;
import dev.openpartner.kernel.campaign.CampaignState;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Brings commands to campaigns. */
@Component
@Profile("role-command")
class CampaignCommandHandler {

    private final Repository<Campaign> campaigns;

    CampaignCommandHandler(Repository<Campaign> campaigns) {
        this.campaigns = campaigns;
    }

    @CommandHandler
    CampaignState handle(CreateCampaign command) {
        CampaignCreated created = CampaignState.create(command);
        return Aggregates.create(campaigns, () -> new Campaign(created)).invoke(Campaign::state);
    }

    @CommandHandler
    CampaignState handle(ChangeCampaign command) {
        return Aggregates.load(campaigns, command.aggregateId(), CampaignState::notFound)
                .invoke(campaign -> campaign.change(command));
    }
}
