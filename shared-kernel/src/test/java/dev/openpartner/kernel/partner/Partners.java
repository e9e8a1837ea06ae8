package dev.openpartner.kernel.partner;

import dev.openpartner.kernel.partner.PartnerEvent.PartnerErased;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerRegistered;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerRevoked;

/** Partners as their events leave them: {@code p} of tenant {@code t}, with the address that hashes to {@code h}. */
public final class Partners {

    public static final PartnerRegistered REGISTERED = new PartnerRegistered("t", "p", "e", "h", "n", null, false, 1, "a");

    private Partners() {}

    public static PartnerState joined() {
        return after(REGISTERED);
    }

    /** One of another tenant. */
    public static PartnerState joinedAt(String tenant) {
        return after(new PartnerRegistered(tenant, "p", "e", "h", "n", null, false, 1, "a"));
    }

    public static PartnerState revoked() {
        return after(REGISTERED, new PartnerRevoked("t", "p", "spam", 2, "a"));
    }

    public static PartnerState erased() {
        return after(REGISTERED, new PartnerErased("t", "p", 5, "a"));
    }

    static PartnerState after(PartnerRegistered registered, PartnerEvent... events) {
        PartnerState state = PartnerState.evolve(null, registered);
        for (PartnerEvent event : events) {
            state = PartnerState.evolve(state, event);
        }
        return state;
    }
}
