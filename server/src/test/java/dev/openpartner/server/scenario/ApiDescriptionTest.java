package dev.openpartner.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.server.security.Route;
import dev.openpartner.server.security.RouteAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The description that is served names every route, and docs/openapi.json is in step: {@code -Dopenapi.write=true} writes it. */
@RunningServer
class ApiDescriptionTest {

    private static final Path SNAPSHOT = Path.of("../docs/openapi.json");

    @LocalServerPort
    private int port;

    @Test
    void everyRouteIsDescribed() {
        Set<String> described = new TreeSet<>();
        served().get("paths").properties().forEach(path -> path.getValue().properties().forEach(
                operation -> described.add(Route.shape(operation.getKey().toUpperCase(Locale.ROOT), path.getKey()))));
        // The description is not a part of itself.
        Set<String> routes = RouteAccess.ROUTES.stream()
                .map(Route::shape)
                .filter(shape -> !shape.equals("GET /api/openapi.json"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(described).isEqualTo(routes);
    }

    @Test
    void theCopyInTheDocumentationIsInStep() throws IOException {
        String served = JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(served())
                + "\n";
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(SNAPSHOT, served);
        }
        assertThat(served)
                .as("docs/openapi.json is not what the server serves; run this test with -Dopenapi.write=true and commit it")
                .isEqualTo(Files.readString(SNAPSHOT));
    }

    private JsonNode served() {
        return Callers.at(port).nobody().get("/api/openapi.json").expect(200).json();
    }
}
