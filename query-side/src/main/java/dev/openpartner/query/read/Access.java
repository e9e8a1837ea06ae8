package dev.openpartner.query.read;

import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.message.Refused;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a caller may see beyond what the route's table says: a partner's key sees that partner and nobody else. */
public final class Access {

    private Access() {}

    /** Refuses a partner's key that asks for another partner, as if there were none. */
    public static void toPartner(Caller caller, String partnerId) {
        if (caller.role() == Caller.Role.PARTNER && !caller.isPartner(partnerId)) {
            throw noPartner().get();
        }
    }

    /** Why a partner is not shown. */
    public static Supplier<Refused> noPartner() {
        return () -> Refused.notFound("partner_not_found", "There is no partner of this id.");
    }

    /** Refuses a read about a partner that this tenant does not have. */
    public static void requirePartner(JdbcClient jdbc, String tenant, String partnerId) {
        boolean exists = !jdbc.sql("select 1 from partner where tenant = ? and partner_id = ?")
                .params(tenant, partnerId)
                .query(Integer.class)
                .list()
                .isEmpty();
        if (!exists) {
            throw noPartner().get();
        }
    }
}
