package dev.openpartner.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.openpartner.server.database.UnpackedPrograms;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole server on its embedded database, as one command starts it. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"management.server.port=0", "spring.test.observability.auto-configure=true"})
@DirtiesContext
class RunningServerTest {

    @TempDir
    static Path dataDirectory;

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @LocalManagementPort
    private int managementPort;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private HikariDataSource pool;

    @Autowired
    private JdbcClient database;

    @Autowired
    private Environment environment;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) throws IOException {
        UnpackedPrograms.into(dataDirectory);
        registry.add("openpartner.data-dir", dataDirectory::toString);
    }

    @Test
    void saysThatItIsUp() throws Exception {
        HttpResponse<String> health = get(port, "/api/health");

        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).isEqualTo("{\"status\":\"up\"}");
    }

    @Test
    void showsMetricsOfTheMachineThePoolAndTheApiOnTheManagementPort() throws Exception {
        get(port, "/api/health");
        HttpResponse<String> metrics = get(managementPort, "/actuator/prometheus");

        assertThat(metrics.statusCode()).isEqualTo(200);
        assertThat(metrics.body()).contains("jvm_memory_used_bytes", "hikaricp_connections_active", "http_server_requests_seconds");
        // Event store, command bus and event processor of the framework, and what an operator sets alarms on.
        assertThat(metrics.body()).contains(
                "eventStore_messages_total{", "commandBus_messages_seconds_count{", "read_model_messages_total{", "read_model_latency",
                "openpartner_lane_queue_depth", "openpartner_projection_lag_seconds{", "openpartner_projection_dead_letters{",
                "openpartner_database_writeout_bytes_total{");
        assertThat(meters.getClass()).isEqualTo(PrometheusMeterRegistry.class);
        assertThat(get(managementPort, "/actuator/health").body()).contains("\"status\":\"UP\"");
    }

    @Test
    void exposesNothingElseForManagement() throws Exception {
        assertThat(get(managementPort, "/actuator/env").statusCode()).isNotEqualTo(200);
        assertThat(get(managementPort, "/actuator/heapdump").statusCode()).isNotEqualTo(200);
        assertThat(get(port, "/actuator/prometheus").statusCode()).isNotEqualTo(200);
        assertThat(get(port, "/actuator/health").statusCode()).isNotEqualTo(200);
    }

    @Test
    void answersForManagementOnTheLoopbackInterfaceAlone() {
        assertThat(environment.getProperty("management.server.address")).isEqualTo("127.0.0.1");
        assertThatThrownBy(() -> http.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.2:" + managementPort + "/actuator/health")).build(),
                        HttpResponse.BodyHandlers.ofString()))
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void worksAsARoleThatOwnsNothing() {
        assertThat(database.sql("select current_user").query(String.class).single()).isEqualTo("openpartner_app");
        assertThat(pool.getConnectionTimeout()).isEqualTo(2_000);
        assertThat(database.sql("select tableowner from pg_tables where tablename = 'flyway_schema_history'")
                        .query(String.class)
                        .list())
                .allMatch("openpartner_owner"::equals);
    }

    @Test
    void playsBothRolesUnlessToldOtherwise() {
        assertThat(environment.getActiveProfiles()).contains("role-command", "role-query");
    }

    private HttpResponse<String> get(int onPort, String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + onPort + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
