package dev.openpartner.command.partner;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.openpartner.kernel.id.Streams;
import dev.openpartner.kernel.message.Refused;
import dev.openpartner.kernel.partner.PartnerEmailEvent;
import dev.openpartner.kernel.partner.PartnerEmailEvent.PartnerEmailReleased;
import dev.openpartner.kernel.partner.PartnerEmailEvent.PartnerEmailReserved;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;

/** Who holds an e-mail address: at most one partner per tenant. */
@Aggregate
@Profile("role-command")
public class PartnerEmail {

    // Axon reads it to know which stream this is.
    @SuppressWarnings("UnusedVariable")
    @AggregateIdentifier
    private @Nullable String streamId;

    private @Nullable String holder;

    PartnerEmail() {}

    void requireFree() {
        if (holder != null) {
            throw Refused.conflict("email_taken", "A partner with this e-mail address exists already.");
        }
    }

    void reserve(PartnerEmailReserved reserved) {
        apply(reserved);
    }

    /** Frees the address when this partner holds it. */
    public void release(String tenant, String emailHash, String partnerId, long atMs) {
        if (partnerId.equals(holder)) {
            apply(new PartnerEmailReleased(tenant, emailHash, partnerId, atMs));
        }
    }

    @EventSourcingHandler
    void on(PartnerEmailEvent event) {
        streamId = Streams.partnerEmail(event.emailHash());
        holder = switch (event) {
            case PartnerEmailReserved reserved -> reserved.partnerId();
            case PartnerEmailReleased released -> null;
        };
    }
}
