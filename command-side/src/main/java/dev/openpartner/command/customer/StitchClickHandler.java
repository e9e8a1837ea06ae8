package dev.openpartner.command.customer;

import dev.openpartner.command.aggregate.Aggregates;
import dev.openpartner.command.click.Click;
import dev.openpartner.kernel.click.ClickState;
import dev.openpartner.kernel.customer.CustomerCommand.StitchClick;
import dev.openpartner.kernel.customer.CustomerEvent.ClickStitched;
import dev.openpartner.kernel.customer.Journey;
import dev.openpartner.kernel.customer.JourneyOutcome;
import dev.openpartner.kernel.id.Streams;
import dev.openpartner.kernel.privacy.PersonalData;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Recognizes clicks as a customer's: the click is claimed, and what waited for it is settled, in one commit. */
@Component
@Profile("role-command")
class StitchClickHandler {

    private final Repository<Customer> customers;
    private final Repository<Click> clicks;
    private final JourneyCommit journeys;
    private final PersonalData personalData;

    StitchClickHandler(
            Repository<Customer> customers,
            Repository<Click> clicks,
            JourneyCommit journeys,
            PersonalData personalData) {
        this.customers = customers;
        this.clicks = clicks;
        this.journeys = journeys;
        this.personalData = personalData;
    }

    @CommandHandler
    StitchedClick handle(StitchClick command) {
        Aggregate<Click> click = Aggregates.load(clicks, Streams.click(command.clickId()), ClickState::notFound);
        ClickState evidence = click.invoke(Click::state);
        // Decides whether it may be claimed before anything is recorded.
        if (!click.invoke(loaded -> loaded.claim(command))) {
            return StitchedClick.KNOWN;
        }
        Aggregate<Customer> customer = Aggregates.loadOrCreate(customers, command.aggregateId(), Customer::new);
        ClickStitched stitched = stitched(command, evidence);
        JourneyOutcome outcome = journeys.commit(
                customer,
                (state, context) -> Journey.stitch(state, stitched, context),
                command.nowMs(),
                event -> MetaData.emptyInstance());
        long inBackground = outcome.bringsEvidence() ? JourneyCommit.letGo(customer) : 0;
        return new StitchedClick(command.identityId(), true, outcome.settledCount(), inBackground);
    }

    private ClickStitched stitched(StitchClick command, ClickState click) {
        return new ClickStitched(
                command.tenant(),
                command.customerId(),
                command.identityId(),
                click.clickId(),
                click.partnerId(),
                click.campaignId(),
                click.clickedAtMs(),
                click.flags(),
                personalData.seal(command.aggregateId(), command.userId()),
                command.identifiedAtMs());
    }
}
