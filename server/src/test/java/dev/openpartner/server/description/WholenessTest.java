package dev.openpartner.server.description;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The description, of which docs/openapi.json is the copy in step, leaves nothing unsaid. */
class WholenessTest {

    private static final Pattern CODE_ROW = Pattern.compile("^\\| (`[^|]*`) \\| ([0-9]{3}) \\|", Pattern.MULTILINE);
    private static final Pattern CODE = Pattern.compile("`([a-z_]+)`");

    /** Codes that stand for any request, and are said in the response "default". */
    private static final Set<String> OF_ANY_REQUEST =
            Set.of("400 bad_request", "404 not_found", "405 method_not_allowed", "406 not_acceptable", "500 internal");

    /** Codes that people's pages answer, which the description leaves out, and of a session's writes to any route. */
    private static final Set<String> OF_PAGES = Set.of(
            "400 invalid_email",
            "400 invalid_name",
            "403 csrf_token_invalid",
            "404 account_not_found",
            "404 demo_not_found",
            "409 demo_gone",
            "409 link_not_valid",
            "409 too_many_passkeys");

    /** Codes of one item of a batch, or within errors. */
    private static final Set<String> OF_ITEMS = Set.of("400 too_many_items", "400 malformed_json");

    private final JsonNode document = Schemas.parsed(Files.readString(Path.of("../docs/openapi.json")));

    WholenessTest() throws IOException {}

    @Test
    void itIsAValidOpenApi31Document() throws IOException {
        try (InputStream schema = getClass().getResourceAsStream("/openapi-3.1/schema.json")) {
            // The schema of the OpenAPI Initiative, under the Apache License 2.0.
            var openApi = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Objects.requireNonNull(schema));
            assertThat(openApi.validate(document)).isEmpty();
            JsonNode planted = Description.without(document, "/info", "title");
            assertThat(openApi.validate(planted)).as("the schema sees a fault").isNotEmpty();
        }
    }

    @Test
    void everySchemaIsAValidJsonSchemaAndEveryReferenceLeadsSomewhere() {
        var jsonSchema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        document.at("/components/schemas").properties().forEach(schema ->
                assertThat(jsonSchema.validate(schema.getValue())).as(schema.getKey()).isEmpty());
        assertThat(document.findValues("$ref")).isNotEmpty().allSatisfy(reference ->
                assertThat(document.at(reference.asString().substring(1)).isMissingNode()).as(reference.asString()).isFalse());
    }

    @Test
    void everythingHasAName() {
        List<String> ids = new ArrayList<>();
        operations().forEach(operation -> {
            ids.add(operation.path("operationId").asString());
            assertThat(operation.path("summary").asString("")).as(operation.path("operationId").asString()).isNotBlank();
            assertThat(operation.path("tags").size()).isOne();
        });
        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z]+([A-Z][a-z]+)*"));
    }

    @Test
    void everyFieldAndParameterIsExplained() {
        List<String> silent = new ArrayList<>();
        document.at("/components/schemas").properties().forEach(schema -> {
            if (schema.getValue().path("description").asString("").isBlank()) {
                silent.add(schema.getKey());
            }
            schema.getValue().path("properties").properties().forEach(field -> {
                if (field.getValue().path("description").asString("").isBlank()) {
                    silent.add(schema.getKey() + "." + field.getKey());
                }
            });
        });
        operations().forEach(operation -> operation.path("parameters").values().stream()
                .filter(parameter -> !parameter.has("$ref"))
                .filter(parameter -> parameter.path("description").asString("").isBlank())
                .forEach(parameter -> silent.add(operation.path("operationId") + " " + parameter)));
        assertThat(silent).isEmpty();
    }

    @Test
    void everySuccessSaysWhatItAnswersAndEveryBodyHasAnExampleThatFits() {
        Schemas schemas = new Schemas(document);
        operations().forEach(operation -> {
            String name = operation.path("operationId").asString();
            assertThat(operation.path("responses").propertyNames()).as(name).anyMatch(status -> status.matches("20[0-4]|302"));
            JsonNode json = operation.at("/responses/200/content");
            assertThat(json.isMissingNode() || json.has("application/json")).as(name).isTrue();
            JsonNode content = operation.at("/requestBody/content/application~1json");
            if (!content.isMissingNode()) {
                assertThat(content.has("example")).as(name).isTrue();
                assertThat(schemas.faults(content.path("schema"), content.path("example"))).as(name).isEmpty();
            }
        });
    }

    @Test
    void theCodesAreThoseOfTheErrorsPage() throws IOException {
        Set<String> documented = new TreeSet<>();
        CODE_ROW.matcher(Files.readString(Path.of("../docs/errors.md"))).results().forEach(row ->
                CODE.matcher(row.group(1)).results().forEach(code -> documented.add(row.group(2) + " " + code.group(1))));
        documented.removeAll(OF_ANY_REQUEST);
        documented.removeAll(OF_ITEMS);
        documented.removeAll(OF_PAGES);
        Set<String> described = new TreeSet<>();
        operations().forEach(operation -> operation.path("responses").properties().forEach(response -> {
            JsonNode answer = new Schemas(document).followed(response.getValue());
            answer.at("/content/application~1problem+json/schema/properties/error/enum").values()
                    .forEach(code -> described.add(response.getKey() + " " + code.asString()));
        }));
        assertThat(described).isEqualTo(documented);
    }

    private List<JsonNode> operations() {
        List<JsonNode> operations = new ArrayList<>();
        document.path("paths").values().forEach(path -> operations.addAll(path.values()));
        return operations;
    }
}
