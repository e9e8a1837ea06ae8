package dev.openpartner.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.server.description.ApiReference;
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

/**
 * The description that is served names every route, and docs/openapi.json and docs/api-reference.md are in step:
 * {@code -Dopenapi.write=true} writes both.
 */
@RunningServer
class ApiDescriptionTest {

    private static final Path SNAPSHOT = Path.of("../docs/openapi.json");
    private static final Path REFERENCE = Path.of("../docs/api-reference.md");

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
    void everyOperationSaysThatABusyServerRefusesItAndWhenToComeBack() {
        JsonNode served = served();
        JsonNode refusal = served.at("/components/responses/rate_limited");

        assertThat(refusal.at("/headers").has("Retry-After")).isTrue();
        assertThat(refusal.toString()).contains("\"enum\":[\"rate_limited\"]");
        served.get("paths").properties().forEach(path -> path.getValue().properties().forEach(operation ->
                assertThat(operation.getValue().at("/responses/429/$ref").asString())
                        .as("%s %s", operation.getKey(), path.getKey())
                        .isEqualTo("#/components/responses/rate_limited")));
        assertThat(served.at("/paths/~1r~1{linkKey}/get/description").asString()).contains("`rate_limited` with `Retry-After`");
    }

    @Test
    void theCopiesInTheDocumentationAreInStep() throws IOException {
        String served = JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(served())
                + "\n";
        inStep(SNAPSHOT, served);
        inStep(REFERENCE, ApiReference.of(served()));
    }

    private static void inStep(Path copy, String written) throws IOException {
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(copy, written);
        }
        assertThat(written)
                .as("%s is not what the server says; run this test with -Dopenapi.write=true and commit it", copy)
                .isEqualTo(Files.readString(copy));
    }

    private JsonNode served() {
        return Callers.at(port).nobody().get("/api/openapi.json").expect(200).json();
    }
}
