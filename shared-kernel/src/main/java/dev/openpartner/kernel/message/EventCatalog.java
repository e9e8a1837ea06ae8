package dev.openpartner.kernel.message;

import dev.openpartner.kernel.admin.AdminEvent;
import dev.openpartner.kernel.apikey.ApiKeyEvent;
import dev.openpartner.kernel.campaign.CampaignEvent;
import dev.openpartner.kernel.click.ClickEvent;
import dev.openpartner.kernel.commission.CommissionEvent;
import dev.openpartner.kernel.customer.CustomerEvent;
import dev.openpartner.kernel.link.LinkEvent;
import dev.openpartner.kernel.partner.PartnerEmailEvent;
import dev.openpartner.kernel.partner.PartnerEvent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Every event that the log can hold, in one list. */
public final class EventCatalog {

    private static final List<Class<? extends DomainEvent>> STREAMS = List.of(
            CustomerEvent.class,
            CommissionEvent.class,
            CampaignEvent.class,
            PartnerEvent.class,
            PartnerEmailEvent.class,
            LinkEvent.class,
            ClickEvent.class,
            ApiKeyEvent.class,
            AdminEvent.class);

    private EventCatalog() {}

    /** The record classes of all events. */
    public static List<Class<? extends DomainEvent>> all() {
        return STREAMS.stream().flatMap(EventCatalog::eventsOf).toList();
    }

    private static Stream<Class<? extends DomainEvent>> eventsOf(Class<? extends DomainEvent> stream) {
        return Arrays.stream(stream.getPermittedSubclasses()).map(event -> event.asSubclass(DomainEvent.class));
    }
}
