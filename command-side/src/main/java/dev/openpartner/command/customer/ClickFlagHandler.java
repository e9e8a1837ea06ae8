package dev.openpartner.command.customer;

import dev.openpartner.command.aggregate.Aggregates;
import dev.openpartner.command.click.Click;
import dev.openpartner.kernel.click.ClickFlagCommand;
import dev.openpartner.kernel.click.ClickFlagCommand.FlagClick;
import dev.openpartner.kernel.click.ClickFlagCommand.UnflagClick;
import dev.openpartner.kernel.click.ClickState;
import dev.openpartner.kernel.customer.CustomerEvent.StitchedClickFlagsChanged;
import dev.openpartner.kernel.customer.Journey;
import dev.openpartner.kernel.id.Streams;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Brings verdicts of fraud review to a click and, in the same commit, to the decisions of every customer who claimed it. */
@Component
@Profile("role-command")
class ClickFlagHandler {

    private final Repository<Click> clicks;
    private final Repository<Customer> customers;
    private final JourneyCommit journeys;

    ClickFlagHandler(Repository<Click> clicks, Repository<Customer> customers, JourneyCommit journeys) {
        this.clicks = clicks;
        this.customers = customers;
        this.journeys = journeys;
    }

    @CommandHandler
    ClickState handle(FlagClick command) {
        Aggregate<Click> click = load(command);
        boolean news = click.invoke(loaded -> loaded.flag(command));
        return follow(click, news, command.nowMs());
    }

    @CommandHandler
    ClickState handle(UnflagClick command) {
        Aggregate<Click> click = load(command);
        boolean news = click.invoke(loaded -> loaded.unflag(command));
        return follow(click, news, command.nowMs());
    }

    private Aggregate<Click> load(ClickFlagCommand command) {
        return Aggregates.load(clicks, command.aggregateId(), ClickState::notFound);
    }

    private ClickState follow(Aggregate<Click> click, boolean news, long nowMs) {
        ClickState state = click.invoke(Click::state);
        if (news) {
            state.customerIds().forEach(customerId -> reconsider(customerId, state, nowMs));
        }
        return state;
    }

    private void reconsider(String customerId, ClickState click, long nowMs) {
        StitchedClickFlagsChanged changed =
                new StitchedClickFlagsChanged(click.tenant(), customerId, click.clickId(), click.flags(), nowMs);
        journeys.commit(
                customers.load(Streams.customer(customerId)),
                (state, context) -> Journey.changeFlags(state, changed, context),
                nowMs,
                event -> MetaData.emptyInstance());
    }
}
