package dev.openpartner.command.program;

import dev.openpartner.kernel.message.DomainEvent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.core.env.MapPropertySource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockServletContext;
import org.springframework.stereotype.Component;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A fresh program per test: requests go in over HTTP, events come out of the store. */
final class Program implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final AnnotationConfigWebApplicationContext context = new AnnotationConfigWebApplicationContext();
    private final MockMvcTester http;

    Program() {
        this(Map.of());
    }

    Program(Map<String, Object> settings) {
        context.setServletContext(new MockServletContext());
        context.getEnvironment().setActiveProfiles("role-command");
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
        context.register(ProgramConfiguration.class);
        context.refresh();
        context.getBeansWithAnnotation(Component.class).values().stream()
                .filter(Program::handlesCommands)
                .forEach(handler -> new AnnotationCommandHandlerAdapter<>(handler).subscribe(bean(CommandBus.class)));
        http = MockMvcTester.from(context);
    }

    private static boolean handlesCommands(Object bean) {
        return Arrays.stream(bean.getClass().getDeclaredMethods()).anyMatch(method -> method.isAnnotationPresent(CommandHandler.class));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    MockMvcTester http() {
        return http;
    }

    MvcTestResult post(String path, String body) {
        return send(HttpMethod.POST, path, body, "default");
    }

    MvcTestResult send(HttpMethod method, String path, String body, String tenant) {
        return http.method(method)
                .uri(path)
                .header(ProgramConfiguration.TENANT, tenant)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    /** The id of what a request makes; the request must succeed. */
    String made(String path, String body) {
        MvcTestResult result = post(path, body);
        JsonNode answer = answer(result);
        if (result.getResponse().getStatus() != 201) {
            throw new AssertionError("not made: " + answer);
        }
        return answer.get("id").stringValue();
    }

    static JsonNode answer(MvcTestResult result) {
        return JSON.readTree(result.getResponse().getContentAsByteArray());
    }

    static String error(MvcTestResult result) {
        return result.getResponse().getStatus() + " " + answer(result).path("error").stringValue("none");
    }

    /** The faults of a refused body as {@code pointer code}. */
    static List<String> faults(MvcTestResult result) {
        return answer(result).path("errors").valueStream()
                .map(fault -> fault.get("pointer").stringValue() + " " + fault.get("code").stringValue())
                .toList();
    }

    /** The events of a stream, in order. */
    List<DomainEvent> events(String streamId) {
        return bean(EventStore.class).readEvents(streamId).asStream()
                .map(event -> (DomainEvent) event.getPayload())
                .toList();
    }

    void forward(Duration by) {
        bean(SettableClock.class).forward(by);
    }

    String campaign() {
        return made("/api/campaigns", """
                {"name": "Spring", "destinationUrl": "https://example.com/start?a=1#top", "commissionRule": {"type": "percent", "value": 20},
                 "deepLinkAllowedDomains": ["Example.com"]}""");
    }

    String partner(String email) {
        return made("/api/partners", "{\"email\": \"" + email + "\", \"name\": \"Ada\"}");
    }

    /** A link with that key, of a new partner and campaign. Returns the partner's id. */
    String link(String linkKey) {
        String partnerId = partner(linkKey + "@example.com");
        made("/api/partners/" + partnerId + "/links", "{\"linkKey\": \"" + linkKey + "\", \"campaignId\": \"" + campaign() + "\"}");
        return partnerId;
    }

    @Override
    public void close() {
        context.close();
    }
}
