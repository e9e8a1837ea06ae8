package dev.openpartner.command.partner;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.openpartner.kernel.id.Streams;
import dev.openpartner.kernel.partner.PartnerCommand.RegisterPartner;
import dev.openpartner.kernel.partner.PartnerEmailEvent;
import dev.openpartner.kernel.partner.PartnerEmailState;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerRegistered;
import dev.openpartner.kernel.privacy.ErasureCommand.ErasePartner;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;

/** Who holds an e-mail address, as Axon keeps it: at most one partner per tenant. Every decision is {@link PartnerEmailState}'s. */
@Aggregate
@Profile("role-command")
public class PartnerEmail {

    // Axon reads it to know which stream this is.
    @SuppressWarnings("UnusedVariable")
    @AggregateIdentifier
    private @Nullable String streamId;

    private PartnerEmailState state = PartnerEmailState.FREE;

    PartnerEmail() {}

    PartnerEmailState state() {
        return state;
    }

    void reserve(RegisterPartner command) {
        apply(state.reserve(command));
    }

    /** Frees the address when whoever is forgotten holds it. */
    public void release(ErasePartner command, PartnerRegistered registered) {
        state.release(command, registered).ifPresent(event -> apply(event));
    }

    @EventSourcingHandler
    void on(PartnerEmailEvent event) {
        streamId = Streams.partnerEmail(event.emailHash());
        state = PartnerEmailState.evolve(event);
    }
}
