package dev.openpartner.command.customer;

import dev.openpartner.command.eventstore.EventLookup;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Connects the check for repeats with the event store. */
@Configuration(proxyBeanMethods = false)
@Profile("role-command")
class CustomerConfiguration {

    @Bean
    EarlierConversions earlierConversions(EventLookup lookup, EventStore eventStore) {
        return new EarlierConversions(
                eventIds -> {
                    Map<UUID, KnownEvents.Place> places = new HashMap<>();
                    lookup.find(eventIds)
                            .forEach((id, place) ->
                                    places.put(id, new KnownEvents.Place(place.aggregateId(), place.sequence())));
                    return places;
                },
                eventStore);
    }
}
