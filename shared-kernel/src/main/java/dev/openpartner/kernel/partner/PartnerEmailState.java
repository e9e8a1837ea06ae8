package dev.openpartner.kernel.partner;

import dev.openpartner.kernel.message.Refused;
import dev.openpartner.kernel.partner.PartnerCommand.RegisterPartner;
import dev.openpartner.kernel.partner.PartnerEmailEvent.PartnerEmailReleased;
import dev.openpartner.kernel.partner.PartnerEmailEvent.PartnerEmailReserved;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerRegistered;
import dev.openpartner.kernel.privacy.ErasureCommand.ErasePartner;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who holds an e-mail address, as its events tell, and the decisions about it.
 *
 * @param holder id of the partner who holds it; absent while it is free
 */
public record PartnerEmailState(@Nullable String holder) {

    /** An address that nobody holds. */
    public static final PartnerEmailState FREE = new PartnerEmailState(null);

    /** The state after an event. */
    public static PartnerEmailState evolve(PartnerEmailEvent event) {
        return switch (event) {
            case PartnerEmailReserved reserved -> new PartnerEmailState(reserved.partnerId());
            case PartnerEmailReleased released -> FREE;
        };
    }

    /**
     * Decides that whoever joins holds the address.
     *
     * @throws Refused {@code email_taken}
     */
    public PartnerEmailReserved reserve(RegisterPartner command) {
        requireFree();
        return new PartnerEmailReserved(command.tenant(), command.emailHash(), command.partnerId(), command.atMs());
    }

    /** Decides that the address of somebody who is forgotten is free; nothing when they do not hold it. */
    public Optional<PartnerEmailEvent> release(ErasePartner command, PartnerRegistered registered) {
        return command.partnerId().equals(holder)
                ? Optional.of(new PartnerEmailReleased(
                        command.tenant(), registered.emailHash(), command.partnerId(), command.nowMs()))
                : Optional.empty();
    }

    void requireFree() {
        if (holder != null) {
            throw Refused.conflict("email_taken", "A partner with this e-mail address exists already.");
        }
    }
}
