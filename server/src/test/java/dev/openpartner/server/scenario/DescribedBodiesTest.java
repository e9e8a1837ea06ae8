package dev.openpartner.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.server.scenario.ApiDocument.Body;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every body reader is probed over HTTP for the fields it knows and the values it takes, and the description must say the same. Each
 * probe carries a field that nobody knows, so that it is refused and does nothing.
 */
@RunningServer
class DescribedBodiesTest {

    private static final String UNKNOWN = "planted-field";

    /** A reader names at most 100 faults. */
    private static final int NAMES_PER_PROBE = 80;

    /** Needed unless another field says otherwise: the description says so in words. */
    private static final Set<String> NEEDED_AT_TIMES = Set.of("commissionRule", "ids", "scopes");

    private final Client admin;
    private final ApiDocument api;
    private final String rejectedId;

    DescribedBodiesTest(@LocalServerPort int port) {
        Callers callers = Callers.at(port);
        admin = callers.admin();
        api = ApiDocument.of(callers);
        rejectedId = admin.post(Conversions.EVENTS, "{}").expectProblem(400, "invalid_body").text("/rejectedId");
    }

    @Test
    void theFieldsDescribedAreThoseThatTheReaderKnows() throws IOException {
        Set<String> candidates = FieldNames.ofTheCommandSide();
        assertThat(candidates).contains("deepLinkAllowedDomains", "userId", "dryRun");
        candidates.addAll(described(api.root()));
        assertThat(strict()).extracting(Body::path).hasSizeGreaterThan(15);
        for (Body body : strict()) {
            assertThat(known(body, "", candidates)).as(body.path()).isEqualTo(fields(body.schema()));
        }
        Body review = strict().stream().filter(body -> body.path().endsWith("/bulk")).findFirst().orElseThrow();
        JsonNode filter = api.followed(review.schema().at("/properties/filter"));
        assertThat(known(review, "/filter", candidates)).isEqualTo(fields(filter));
    }

    @Test
    void theFieldsRequiredAreThoseThatTheReaderMisses() {
        for (Body body : strict()) {
            Set<String> missed = new TreeSet<>();
            for (JsonNode fault : faults(body, probe())) {
                if (fault.path("code").asString().equals("required")) {
                    missed.add(fault.path("pointer").asString().substring(1));
                }
            }
            Set<String> required = new TreeSet<>();
            body.schema().path("required").values().forEach(name -> required.add(name.asString()));
            assertThat(missed).as(body.path()).containsAll(required);
            missed.removeAll(required);
            assertThat(NEEDED_AT_TIMES).as(body.path()).containsAll(missed);
        }
    }

    @Test
    void theBoundsDescribedAreThoseOfTheReader() {
        List<String> probed = new ArrayList<>();
        for (Body body : strict()) {
            body.schema().path("properties").properties().forEach(property ->
                    probed.addAll(agree(body, property.getKey(), property.getValue(), probe())));
        }
        assertThat(probed).hasSizeGreaterThan(100);
    }

    /** Tries a field of a body, the rest of which is there only to be refused; what was tried. */
    private List<String> agree(Body body, String field, JsonNode schema, ObjectNode rest) {
        List<String> probed = new ArrayList<>();
        for (FieldProbe probe : FieldProbe.of(schema)) {
            ObjectNode sent = rest.deepCopy();
            sent.set(field, probe.value());
            List<JsonNode> faults = faults(body, sent).stream()
                    .filter(fault -> fault.path("pointer").asString().equals("/" + field))
                    .toList();
            assertThat(probe.agrees(faults)).as("%s %s, %s: %s", body.path(), field, probe, faults).isTrue();
            probed.add(field + " " + probe);
        }
        return probed;
    }

    @Test
    void theExamplesAreReadWithoutAFault() {
        for (Body body : strict()) {
            ObjectNode sent = body.example().deepCopy().asObject();
            sent.put(UNKNOWN, 1);
            assertThat(faults(body, sent)).as(body.path()).extracting(fault -> fault.path("pointer").asString())
                    .containsExactly("/" + UNKNOWN);
        }
    }

    /** A conversion's other fields are ignored; those that are read are the ones in which an array is a fault. */
    @Test
    void theFieldsAndBoundsOfAConversionAreThoseThatItsReaderKnows() throws IOException {
        Body conversion = api.bodies().stream().filter(body -> body.path().equals(Conversions.EVENTS)).findFirst().orElseThrow();
        Set<String> read = new TreeSet<>();
        List<String> names = List.copyOf(FieldNames.ofTheCommandSide());
        for (int from = 0; from < names.size(); from += NAMES_PER_PROBE) {
            ObjectNode sent = JsonMapper.shared().createObjectNode();
            names.subList(from, Math.min(from + NAMES_PER_PROBE, names.size())).forEach(sent::putArray);
            faults(conversion, sent).stream()
                    .filter(fault -> !fault.path("code").asString().equals("required"))
                    .forEach(fault -> read.add(fault.path("pointer").asString().substring(1)));
        }
        assertThat(read).isEqualTo(fields(conversion.schema()));
        conversion.schema().path("properties").properties().forEach(property -> {
            // Two fields that are needed are missing or wrong, and hence nothing is recorded.
            ObjectNode sent = JsonMapper.shared().createObjectNode();
            agree(conversion, property.getKey(), property.getValue(), sent);
        });
    }

    /** Those that refuse what they do not know. */
    private List<Body> strict() {
        return api.bodies().stream().filter(body -> body.schema().has("additionalProperties")).toList();
    }

    private Set<String> known(Body body, String below, Set<String> candidates) {
        Set<String> known = new TreeSet<>();
        List<String> names = List.copyOf(candidates);
        for (int from = 0; from < names.size(); from += NAMES_PER_PROBE) {
            List<String> part = names.subList(from, Math.min(from + NAMES_PER_PROBE, names.size()));
            ObjectNode sent = probe();
            ObjectNode object = below.isEmpty() ? sent : sent.putObject(below.substring(1));
            part.forEach(object::putNull);
            Set<String> refused = new TreeSet<>();
            for (JsonNode fault : faults(body, sent)) {
                if (fault.path("code").asString().equals("unknown_field")) {
                    refused.add(fault.path("pointer").asString());
                }
            }
            assertThat(refused).contains("/" + UNKNOWN);
            part.stream().filter(name -> !refused.contains(below + "/" + name)).forEach(known::add);
        }
        return known;
    }

    private List<JsonNode> faults(Body body, ObjectNode sent) {
        String path = body.path().contains("/rejected/") ? body.path().replace("{id}", rejectedId) : body.path().replace("{id}", "x");
        byte[] json = sent.toString().getBytes(StandardCharsets.UTF_8);
        Answer refused = admin.call(body.method(), path, "application/json", json).expectProblem(400, "invalid_body");
        return List.copyOf(refused.json().path("errors").values());
    }

    private static ObjectNode probe() {
        return JsonMapper.shared().createObjectNode().put(UNKNOWN, 1);
    }

    private static Set<String> fields(JsonNode schema) {
        return new TreeSet<>(schema.path("properties").propertyNames());
    }

    private static Set<String> described(JsonNode document) {
        Set<String> names = new TreeSet<>();
        document.at("/components/schemas").values().forEach(schema -> names.addAll(fields(schema)));
        return names;
    }
}
