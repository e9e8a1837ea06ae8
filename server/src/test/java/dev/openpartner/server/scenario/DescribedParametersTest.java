package dev.openpartner.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Every list is asked which query parameters it knows and what they may be, and the description must say the same. */
@RunningServer
class DescribedParametersTest {

    private static final String UNKNOWN = "planted";

    private final Client admin;
    private final ApiDocument api;
    private final Program program;

    DescribedParametersTest(@LocalServerPort int port) {
        Callers callers = Callers.at(port);
        admin = callers.admin();
        api = ApiDocument.of(callers);
        program = Program.paying20Percent(admin, callers.nobody());
    }

    @Test
    void theParametersDescribedAreThoseThatTheRouteKnows() {
        assertThat(reads()).hasSizeGreaterThan(15);
        for (String path : reads()) {
            Answer refused = admin.get(asked(path, UNKNOWN, "1")).expectProblem(400, "invalid_query");
            assertThat(known(refused)).as(path).isEqualTo(described(path));
        }
    }

    @Test
    void aRouteThatLooksAtNoParameterDescribesNone() {
        assertThat(api.paths("get").filter(path -> !api.refusesQueries(path)).toList())
                .containsExactlyInAnyOrder(
                        "/api/health", "/api/auth/introspect", "/api/attribution/rejected/{id}", "/r/{linkKey}")
                .allSatisfy(path -> assertThat(described(path)).isEmpty());
    }

    @Test
    void aParameterMayBeWhatIsDescribedAndNothingElse() {
        for (String path : reads()) {
            for (JsonNode parameter : api.queryParameters(path).toList()) {
                String name = parameter.path("name").asString();
                JsonNode schema = parameter.path("schema");
                if (schema.has("enum")) {
                    Answer refused = admin.get(asked(path, name, UNKNOWN)).expectProblem(400, "invalid_query");
                    assertThat(refused.text("/errors/0/message")).as(path).endsWith(
                            "is none of " + String.join(", ", texts(schema.path("enum"))) + ".");
                }
                if (schema.has("maximum")) {
                    admin.get(asked(path, name, schema.path("maximum").asString())).expect(200);
                    admin.get(asked(path, name, Long.toString(schema.path("maximum").asLong() + 1))).expectProblem(400, "invalid_query");
                    admin.get(asked(path, name, Long.toString(schema.path("minimum").asLong() - 1))).expectProblem(400, "invalid_query");
                }
                if (schema.path("format").asString("").equals("date-time")) {
                    admin.get(asked(path, name, "2026-05-01T00:00:00Z")).expect(200);
                    admin.get(asked(path, name, "2026-05-01")).expectProblem(400, "invalid_query");
                }
            }
        }
    }

    private List<String> reads() {
        return api.paths("get").filter(api::refusesQueries).toList();
    }

    private String asked(String path, String name, String value) {
        String id = path.startsWith("/api/partners/") ? program.partnerId() : program.campaignId();
        return path.replace("{id}", id) + "?" + name + "=" + value;
    }

    private Set<String> described(String path) {
        return api.queryParameters(path).map(parameter -> parameter.path("name").asString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What the refusal of an unknown parameter lists. */
    private static Set<String> known(Answer refused) {
        String message = refused.text("/errors/0/message");
        assertThat(message).containsAnyOf("Known here:", "takes limit and cursor only");
        if (!message.contains("Known here:")) {
            return new TreeSet<>(Set.of("limit", "cursor"));
        }
        return Arrays.stream(message.substring(message.indexOf("Known here:") + "Known here:".length()).split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> texts(JsonNode array) {
        return Stream.of(array).flatMap(values -> values.values().stream()).map(JsonNode::asString).toList();
    }
}
