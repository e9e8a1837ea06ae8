package dev.openpartner.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the server answered.
 *
 * @param call method and path, for messages
 * @param text the body as it came, empty when there was none
 */
public record Answer(String call, int status, HttpHeaders headers, String text) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path ERRORS_PAGE = Path.of("../docs/errors.md");

    public static Answer of(HttpResponse<String> response) {
        String call = response.request().method() + " " + response.request().uri();
        return new Answer(call, response.statusCode(), response.headers(), response.body());
    }

    /** This answer, when it has the status that the scenario needs; fails with all there is to know when not. */
    public Answer expect(int wanted) {
        assertThat(status).as("%s answered %s", call, text).isEqualTo(wanted);
        return this;
    }

    /** A refusal of that status and code, in the shape that every refusal has. */
    public Answer expectProblem(int wanted, String code) {
        expect(wanted);
        assertThat(header("Content-Type")).hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(text("/error")).as("%s answered %s", call, text).isEqualTo(code);
        assertThat(json().at("/status").asInt()).isEqualTo(wanted);
        assertThat(List.of("type", "title", "detail", "instance", "requestId")).allSatisfy(member ->
                assertThat(json().path(member).asString()).as("%s of %s", member, text).isNotEmpty());
        assertThat(header("X-Request-Id")).contains(text("/requestId"));
        assertThat(ERRORS_PAGE).content().as("what to do about it").contains("`" + code + "`");
        return this;
    }

    public JsonNode json() {
        return JSON.readTree(text);
    }

    /** The value at a JSON pointer as text; fails when there is none. */
    public String text(String pointer) {
        JsonNode value = json().at(pointer);
        assertThat(value.isMissingNode() || value.isNull()).as("no %s in the answer of %s: %s", pointer, call, text).isFalse();
        return value.asString();
    }

    /** The entries of a page. */
    public List<JsonNode> data() {
        JsonNode data = json().path("data");
        assertThat(data.isArray()).as("a page was expected of %s: %s", call, text).isTrue();
        return List.copyOf(data.values());
    }

    /** What continues the page; empty on the last one. */
    public Optional<String> nextCursor() {
        return json().path("nextCursor").stringValueOpt();
    }

    /** The pointers of all faults, in the order of the answer. */
    public List<String> faultPointers() {
        return json().path("errors").values().stream().map(fault -> fault.path("pointer").asString()).toList();
    }

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** Where in the log a write ended, or what a read reflects. */
    public long position() {
        return header("OpenPartner-Position").map(Long::parseLong)
                .orElseThrow(() -> new AssertionError(call + " named no OpenPartner-Position: " + headers.map()));
    }

    public boolean isReplayed() {
        return header("Idempotent-Replayed").filter("true"::equals).isPresent();
    }
}
