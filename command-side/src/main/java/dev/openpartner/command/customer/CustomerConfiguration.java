package dev.openpartner.command.customer;

import dev.openpartner.command.eventstore.EventLookup;
import dev.openpartner.kernel.log.EventLog;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Connects the check for repeats with the event store. */
@Configuration(proxyBeanMethods = false)
@Profile("role-command")
class CustomerConfiguration {

    @Bean
    EarlierConversions earlierConversions(EventLookup lookup, EventLog log) {
        return new EarlierConversions(
                eventIds -> {
                    Map<UUID, Long> positions = new HashMap<>();
                    lookup.find(eventIds).forEach((id, place) -> positions.put(id, place.position()));
                    return positions;
                },
                log);
    }
}
