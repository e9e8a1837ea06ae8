package dev.openpartner.query.support;

import com.zaxxer.hikari.HikariDataSource;
import dev.openpartner.kernel.access.Caller;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Set;
import javax.sql.DataSource;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.QueryHandler;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.queryhandling.annotation.AnnotationQueryHandlerAdapter;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.MethodParameter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;

/** The whole query side on a database of its own, fed from a log in memory. */
public final class ReadSide implements AutoCloseable {

    /** An admin of tenant t1. */
    public static final Caller ADMIN = new Caller("t1", Caller.Role.ADMIN, "a", "Admin", "a", Set.of(), null);

    public final MemoryLog log;
    public final OpenSeals seals;
    public final History history;
    private final HikariDataSource dataSource;
    private final AnnotationConfigApplicationContext context;

    /** On a new and empty database. */
    public ReadSide() {
        this(TestDatabase.create(), new MemoryLog(), new OpenSeals());
    }

    /** On what another left. */
    public ReadSide(HikariDataSource dataSource, MemoryLog log, OpenSeals seals) {
        this.dataSource = dataSource;
        this.log = log;
        this.seals = seals;
        this.history = new History(log, seals);
        this.context = new AnnotationConfigApplicationContext();
        context.getEnvironment().setActiveProfiles("role-query");
        context.registerBean(HikariDataSource.class, () -> dataSource, definition -> definition.setDestroyMethodName(""));
        context.registerBean(MemoryLog.class, () -> log);
        context.registerBean(OpenSeals.class, () -> seals);
        context.register(Beans.class);
        context.refresh();
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public HikariDataSource dataSource() {
        return dataSource;
    }

    public JdbcTemplate jdbc() {
        return bean(JdbcTemplate.class);
    }

    /** The HTTP side, as that caller. */
    public MockMvc mvc(Caller caller) {
        HandlerMethodArgumentResolver resolver = new HandlerMethodArgumentResolver() {
            @Override
            public boolean supportsParameter(MethodParameter parameter) {
                return parameter.getParameterType() == Caller.class;
            }

            @Override
            public Object resolveArgument(
                    MethodParameter parameter, ModelAndViewContainer model, NativeWebRequest request, WebDataBinderFactory binder) {
                return caller;
            }
        };
        return MockMvcBuilders.standaloneSetup(context.getBeansWithAnnotation(RestController.class).values().toArray())
                .setCustomArgumentResolvers(resolver)
                .addInterceptors(context.getBeansOfType(HandlerInterceptor.class).values().toArray(HandlerInterceptor[]::new))
                .setControllerAdvice(new Problems())
                .build();
    }

    @Override
    public void close() {
        context.close();
    }

    @Configuration
    @ComponentScan(
            basePackages = "dev.openpartner.query",
            excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = "dev\\.openpartner\\.query\\.support\\..*"))
    static class Beans {

        @Bean
        PlatformTransactionManager transactionManager(DataSource dataSource) {
            return new JdbcTransactionManager(dataSource);
        }

        @Bean
        TransactionTemplate transactions(PlatformTransactionManager manager) {
            return new TransactionTemplate(manager);
        }

        @Bean
        JdbcTemplate jdbc(DataSource dataSource) {
            return new JdbcTemplate(dataSource);
        }

        @Bean
        JdbcClient client(JdbcTemplate jdbc) {
            return JdbcClient.create(jdbc);
        }

        @Bean
        Clock clock() {
            return Clock.fixed(Instant.ofEpochMilli(History.START_MS + 30L * 86_400_000), ZoneOffset.UTC);
        }

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }

        @Bean
        QueryGateway queries(org.springframework.context.ApplicationContext context) {
            SimpleQueryBus bus = SimpleQueryBus.builder().build();
            for (String name : context.getBeanNamesForType(Object.class, false, false)) {
                Class<?> type = context.getType(name);
                if (type != null && Arrays.stream(type.getDeclaredMethods()).anyMatch(m -> m.isAnnotationPresent(QueryHandler.class))) {
                    new AnnotationQueryHandlerAdapter<>(context.getBean(name)).subscribe(bus);
                }
            }
            return DefaultQueryGateway.builder().queryBus(bus).build();
        }
    }
}
