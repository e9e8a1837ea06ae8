package dev.openpartner.command.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole command side behind HTTP on a database of its own, without the security of the real server: a caller is whom the
 * header {@code X-Caller} names, see {@link TestCallers}.
 */
public final class TestServer implements AutoCloseable {

    /** An admin of the default tenant. */
    public static final String ADMIN = "default/ADMIN/admin";

    /** An integration of the default tenant. */
    public static final String CRM = "default/INTEGRATION/crm";

    /** Somebody without a key. */
    public static final String NOBODY = "default/ANONYMOUS/anonymous";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final TestDatabase database;
    private final boolean ownsDatabase;
    private final ConfigurableApplicationContext application;
    private final int port;
    private final String address;

    /**
     * Starts it.
     *
     * @param properties as {@code name=value}, beside those that every such server has
     */
    public TestServer(String... properties) {
        this(new TestDatabase(), true, properties);
    }

    private TestServer(TestDatabase database, boolean ownsDatabase, String... properties) {
        this.database = database;
        this.ownsDatabase = ownsDatabase;
        application = new SpringApplicationBuilder(Server.class)
                .profiles("role-command")
                .properties(
                        "server.port=0",
                        "server.address=127.0.0.1",
                        "spring.threads.virtual.enabled=true",
                        "spring.datasource.url=" + database.url(),
                        "spring.datasource.username=postgres",
                        "openpartner.master-key=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                        "spring.main.banner-mode=off")
                .properties(properties)
                .run();
        var server = Objects.requireNonNull(((ServletWebServerApplicationContext) application).getWebServer());
        port = server.getPort();
        address = "http://127.0.0.1:" + port;
    }

    /** Starts another on the same database, as a second process would be; close it before this one. */
    public TestServer another() {
        return new TestServer(database, false);
    }

    /** Everything of the command side; what auto-configuration brings is not scanned for a second time. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(TestProblems.class)
    @ComponentScan(
            basePackages = "dev.openpartner.command",
            excludeFilters = {
                @Filter(type = FilterType.CUSTOM, classes = TestClasses.class),
                @Filter(
                        type = FilterType.REGEX,
                        pattern = "dev\\.openpartner\\.command\\.(axon|lane|eventstore)\\..*")
            })
    static class Server implements WebMvcConfigurer {

        @Override
        public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
            resolvers.add(new TestCallers());
        }
    }

    /** An answer; its JSON is missing where it had no body. */
    public record Reply(int status, JsonNode json, HttpResponse<byte[]> raw) {

        /** A header's value; empty without one. */
        public String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }
    }

    /** Posts JSON. Headers follow as name, value, name, value. */
    public Reply post(String caller, String path, String json, String... headers) {
        return post(caller, path, "application/json", json.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** Posts bytes of a content type; none where it is empty. */
    public Reply post(String caller, String path, String contentType, byte[] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .header("X-Caller", caller)
                .POST(BodyPublishers.ofByteArray(body));
        if (!contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    /** Asks for a resource. */
    public Reply get(String caller, String path) {
        return send(HttpRequest.newBuilder(URI.create(address + path)).header("X-Caller", caller).GET().build());
    }

    private static Reply send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = CLIENT.send(request, BodyHandlers.ofByteArray());
            byte[] body = response.body();
            return new Reply(response.statusCode(), body.length == 0 ? JSON.missingNode() : JSON.readTree(body), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Where it listens on the loopback address. */
    public int port() {
        return port;
    }

    /** A component of the running server. */
    public <T> T bean(Class<T> type) {
        return application.getBean(type);
    }

    /** The database behind it. */
    public JdbcTemplate jdbc() {
        return database.jdbc();
    }

    /** How many events of a type are stored. */
    public long count(String eventType) {
        Long count = jdbc().queryForObject("select count(*) from event_store.event where event_type = ?", Long.class, eventType);
        return Objects.requireNonNull(count);
    }

    @Override
    public void close() {
        application.close();
        if (ownsDatabase) {
            database.close();
        }
    }
}
