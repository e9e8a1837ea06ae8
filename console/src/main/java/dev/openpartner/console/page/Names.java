package dev.openpartner.console.page;

import dev.openpartner.console.port.ReadSide;
import dev.openpartner.kernel.message.Refused;
import dev.openpartner.kernel.query.campaign.FindCampaign;
import dev.openpartner.kernel.query.partner.FindPartner;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** The names of what a page shows by its id, each asked for once. */
public final class Names {

    private final ReadSide readSide;
    private final String tenant;
    private final Instant now;
    private final Map<String, String> partners = new HashMap<>();
    private final Map<String, String> campaigns = new HashMap<>();

    public Names(ReadSide readSide, String tenant, Instant now) {
        this.readSide = readSide;
        this.tenant = tenant;
        this.now = now;
    }

    /** A partner's name, or its id when it is not known yet. */
    public String partner(String id) {
        return partners.computeIfAbsent(id, named(key -> readSide.ask(new FindPartner(tenant, key)).name()));
    }

    /** A campaign's name, or its id when it is not known yet. */
    public String campaign(String id) {
        return campaigns.computeIfAbsent(id, named(key -> readSide.ask(new FindCampaign(tenant, key, now)).name()));
    }

    private static Function<String, String> named(Function<String, String> name) {
        return id -> {
            try {
                return name.apply(id);
            } catch (Refused unknown) {
                return id;
            }
        };
    }
}
