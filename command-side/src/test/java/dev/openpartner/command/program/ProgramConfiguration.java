package dev.openpartner.command.program;

import dev.openpartner.command.admin.Admins;
import dev.openpartner.command.apikey.ApiKeyRepositories;
import dev.openpartner.command.campaign.Campaign;
import dev.openpartner.command.click.Click;
import dev.openpartner.command.link.Link;
import dev.openpartner.command.partner.Partner;
import dev.openpartner.command.partner.PartnerEmail;
import dev.openpartner.command.privacy.Keyring;
import dev.openpartner.command.privacy.TestKeyring;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.access.Caller.Role;
import dev.openpartner.kernel.api.InvalidRequest;
import dev.openpartner.kernel.message.Refused;
import dev.openpartner.kernel.privacy.PersonalData;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.core.MethodParameter;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** The real controllers, handlers and aggregates of the program, on stores in memory. */
@Configuration(proxyBeanMethods = false)
@EnableWebMvc
@Import(ApiKeyRepositories.class)
@ComponentScan(
        basePackages = {
            "dev.openpartner.command.http",
            "dev.openpartner.command.account",
            "dev.openpartner.command.admin",
            "dev.openpartner.command.partner",
            "dev.openpartner.command.campaign",
            "dev.openpartner.command.link",
            "dev.openpartner.command.click",
            "dev.openpartner.command.apikey",
            "dev.openpartner.command.demo",
            "dev.openpartner.command.origin"
        },
        excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*(Test|ApiKeyRepositories|FlagHandler).*"))
class ProgramConfiguration implements WebMvcConfigurer {

    /** Names the tenant of a request, in the place of a key. */
    static final String TENANT = "X-Test-Tenant";

    @Bean
    JsonMapper jsonMapper() {
        return JsonMapper.builder().build();
    }

    @Bean
    EventStore eventStore() {
        return EmbeddedEventStore.builder().storageEngine(new InMemoryEventStorageEngine()).build();
    }

    @Bean
    CommandBus commandBus() {
        return SimpleCommandBus.builder().build();
    }

    @Bean
    MemoryLog eventLog(EventStore store) {
        return new MemoryLog(store);
    }

    @Bean
    Clock clock() {
        return new SettableClock();
    }

    @Bean
    PersonalData personalData() {
        return new PlainPersonalData();
    }

    @Bean
    Keyring keyring() {
        return TestKeyring.create();
    }

    @Bean
    MeterRegistry metrics() {
        return new SimpleMeterRegistry();
    }

    /** Leads nowhere: the tables of the program are those of last uses and of demos, which have tests of their own. */
    @Bean
    JdbcTemplate jdbc() {
        return new JdbcTemplate(new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/none"));
    }

    @Bean
    JdbcClient jdbcClient(JdbcTemplate jdbc) {
        return JdbcClient.create(jdbc);
    }

    @Bean
    AskedInvitations invitations() {
        return new AskedInvitations();
    }

    @Bean
    Repository<Admins> admins(EventStore store) {
        return EventSourcingRepository.builder(Admins.class).eventStore(store).build();
    }

    @Bean
    Repository<Partner> partners(EventStore store) {
        return EventSourcingRepository.builder(Partner.class).eventStore(store).build();
    }

    @Bean
    Repository<PartnerEmail> emails(EventStore store) {
        return EventSourcingRepository.builder(PartnerEmail.class).eventStore(store).build();
    }

    @Bean
    Repository<Campaign> campaigns(EventStore store) {
        return EventSourcingRepository.builder(Campaign.class).eventStore(store).build();
    }

    @Bean
    Repository<Link> links(EventStore store) {
        return EventSourcingRepository.builder(Link.class).eventStore(store).build();
    }

    @Bean
    Repository<Click> clicks(EventStore store) {
        return EventSourcingRepository.builder(Click.class).eventStore(store).build();
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallerOfHeader());
    }

    private static final class CallerOfHeader implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Caller.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            String tenant = request.getHeader(TENANT);
            return new Caller(tenant == null ? "default" : tenant, Role.ADMIN, "k1", "test", "k1", Set.of(), null);
        }
    }

    /** Shows what the server's problem answers are made of. */
    @RestControllerAdvice
    static class Problems {

        @ExceptionHandler
        ResponseEntity<Object> refused(Refused refused) {
            int status = switch (refused.kind()) {
                case NOT_FOUND -> 404;
                case CONFLICT -> 409;
                case INVALID -> 400;
                case KEY_REUSED -> 422;
                case LIMITED -> 429;
            };
            return ResponseEntity.status(status).body(Map.of("error", refused.code()));
        }

        @ExceptionHandler
        ResponseEntity<Object> invalid(InvalidRequest invalid) {
            return ResponseEntity.badRequest().body(Map.of("error", invalid.code(), "errors", invalid.faults()));
        }
    }
}
