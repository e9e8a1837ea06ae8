package dev.openpartner.kernel.partner;

import dev.openpartner.kernel.message.DomainEvent;
import dev.openpartner.kernel.message.EventName;

/** Who holds an e-mail address: the stream of its keyed hash makes it unique per tenant without storing it. */
public sealed interface PartnerEmailEvent extends DomainEvent {

    String emailHash();

    /** The address belongs to this partner, and to no other of the tenant. */
    @EventName("partner-email.reserved")
    record PartnerEmailReserved(String tenant, String emailHash, String partnerId, long atMs) implements PartnerEmailEvent {}

    /** The address is free again, because its holder was erased. */
    @EventName("partner-email.released")
    record PartnerEmailReleased(String tenant, String emailHash, String partnerId, long atMs) implements PartnerEmailEvent {}
}
