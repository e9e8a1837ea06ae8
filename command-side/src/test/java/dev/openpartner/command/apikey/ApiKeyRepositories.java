package dev.openpartner.command.apikey;

import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.Repository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives tests of other packages a repository of keys, which no other production package may have. */
@Configuration(proxyBeanMethods = false)
public class ApiKeyRepositories {

    @Bean
    Repository<ApiKey> keys(EventStore store) {
        return EventSourcingRepository.builder(ApiKey.class).eventStore(store).build();
    }
}
