package dev.openpartner.command.partner;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.openpartner.kernel.id.Streams;
import dev.openpartner.kernel.partner.PartnerCommand.ReinstatePartner;
import dev.openpartner.kernel.partner.PartnerCommand.RemovePartnerTerms;
import dev.openpartner.kernel.partner.PartnerCommand.RevokePartner;
import dev.openpartner.kernel.partner.PartnerCommand.SetPartnerTerms;
import dev.openpartner.kernel.partner.PartnerEvent;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerRegistered;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerTermsSet;
import dev.openpartner.kernel.partner.PartnerPolicy;
import dev.openpartner.kernel.partner.PartnerState;
import dev.openpartner.kernel.privacy.ErasureCommand.ErasePartner;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;

/** A partner as Axon keeps it; every decision is {@link PartnerState}'s. */
@Aggregate
@Profile("role-command")
public class Partner {

    // Axon reads it to know which stream this is.
    @SuppressWarnings("UnusedVariable")
    @AggregateIdentifier
    private @Nullable String streamId;

    private @Nullable PartnerState state;
    private @Nullable PartnerPolicy policy;

    Partner() {}

    Partner(PartnerRegistered registered) {
        apply(registered);
    }

    /** The partner as of now. */
    public PartnerState state() {
        if (state == null) {
            throw new IllegalStateException("a partner without a first event");
        }
        return state;
    }

    /** Standing and own terms as decisions about conversions need them. */
    public PartnerPolicy policy() {
        if (policy == null) {
            throw new IllegalStateException("a partner without a first event");
        }
        return policy;
    }

    PartnerState revoke(RevokePartner command) {
        state().revoke(command).ifPresent(event -> apply(event));
        return state();
    }

    PartnerState reinstate(ReinstatePartner command) {
        state().reinstate(command).ifPresent(event -> apply(event));
        return state();
    }

    PartnerTermsSet setTerms(SetPartnerTerms command) {
        state().setTerms(command).ifPresent(event -> apply(event));
        return state().termsFor(command.campaignId()).orElseThrow();
    }

    PartnerState removeTerms(RemovePartnerTerms command) {
        state().removeTerms(command).ifPresent(event -> apply(event));
        return state();
    }

    /** Forgets the person; the caller destroys their data key in the same transaction. A repeat changes nothing. */
    public void erase(ErasePartner command) {
        state().erase(command).ifPresent(event -> apply(event));
    }

    @EventSourcingHandler
    void on(PartnerEvent event) {
        streamId = Streams.partner(event.partnerId());
        state = PartnerState.evolve(state, event);
        policy = PartnerPolicy.evolve(policy, event);
    }
}
