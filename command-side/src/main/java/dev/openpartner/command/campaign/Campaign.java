package dev.openpartner.command.campaign;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.openpartner.kernel.campaign.CampaignCommand.ChangeCampaign;
import dev.openpartner.kernel.campaign.CampaignEvent;
import dev.openpartner.kernel.campaign.CampaignEvent.CampaignCreated;
import dev.openpartner.kernel.campaign.CampaignPolicy;
import dev.openpartner.kernel.campaign.CampaignState;
import dev.openpartner.kernel.id.Streams;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;

/** A campaign as Axon keeps it; every decision is {@link CampaignState}'s. */
@Aggregate
@Profile("role-command")
public class Campaign {

    // Axon reads it to know which stream this is.
    @SuppressWarnings("UnusedVariable")
    @AggregateIdentifier
    private @Nullable String streamId;

    private @Nullable CampaignState state;
    private @Nullable CampaignPolicy policy;

    Campaign() {}

    Campaign(CampaignCreated created) {
        apply(created);
    }

    /** The campaign as of now. */
    public CampaignState state() {
        if (state == null) {
            throw new IllegalStateException("a campaign without a first event");
        }
        return state;
    }

    /** Every version as decisions about conversions need it. */
    public CampaignPolicy policy() {
        if (policy == null) {
            throw new IllegalStateException("a campaign without a first event");
        }
        return policy;
    }

    CampaignState change(ChangeCampaign command) {
        state().change(command).ifPresent(event -> apply(event));
        return state();
    }

    @EventSourcingHandler
    void on(CampaignEvent event) {
        streamId = Streams.campaign(event.campaignId());
        state = CampaignState.evolve(state, event);
        policy = CampaignPolicy.evolve(policy, event);
    }
}
