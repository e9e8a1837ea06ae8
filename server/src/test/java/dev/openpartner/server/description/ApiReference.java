package dev.openpartner.server.description;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The description as a page for people, in Markdown. */
public final class ApiReference {

    private static final String HEAD = """
            # API reference

            <!-- Written from openapi.json by ApiDescriptionTest with -Dopenapi.write=true; do not edit. -->
            """;

    private static final String CONVENTIONS = """
            The same for programs is served at `/api/openapi.json` (OpenAPI 3.1). [Errors](errors.md) says what to do about each code;
            besides those listed here, any request may meet `bad_request`, `not_acceptable` and `internal`. Every request may carry
            `X-Request-Id`, and every answer does.
            """;

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final StringBuilder page = new StringBuilder();
    private final JsonNode document;
    private final FieldTable fields;

    private ApiReference(JsonNode document) {
        this.document = document;
        this.fields = new FieldTable(document);
    }

    /** The page; the same description makes the same page. */
    public static String of(JsonNode document) {
        return new ApiReference(document).write();
    }

    private String write() {
        line(HEAD);
        line(document.at("/info/description").asString() + "\n");
        line(CONVENTIONS);
        Map<String, Set<Operation>> byTag = operations();
        page.append("| call | does |\n|---|---|\n");
        byTag.forEach((tag, operations) -> operations.forEach(operation ->
                line("| [`%s`](#%s) | %s |".formatted(operation.call(), operation.anchor(), operation.summary()))));
        byTag.forEach((tag, operations) -> {
            line("\n## " + tag);
            operations.forEach(this::operation);
        });
        line("\n## Headers\n");
        headers("parameters", "of requests");
        headers("headers", "of answers");
        line("## Objects");
        fields.objects().forEach((name, text) -> line("\n### " + name + "\n\n" + text));
        return page.toString().strip() + "\n";
    }

    private record Operation(String call, JsonNode node) {

        String summary() {
            return node.path("summary").asString();
        }

        String anchor() {
            return node.path("operationId").asString().toLowerCase(Locale.ROOT);
        }
    }

    private Map<String, Set<Operation>> operations() {
        Map<String, Set<Operation>> byTag = new TreeMap<>();
        document.path("paths").properties().forEach(path -> path.getValue().properties().forEach(operation -> {
            String call = operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
            byTag.computeIfAbsent(operation.getValue().at("/tags/0").asString(), none -> new LinkedHashSet<>())
                    .add(new Operation(call, operation.getValue()));
        }));
        return byTag;
    }

    private void operation(Operation operation) {
        JsonNode node = operation.node();
        line("\n<a id=\"%s\"></a>\n\n### %s\n\n`%s`\n".formatted(operation.anchor(), operation.summary(), operation.call()));
        line(node.path("description").asString() + "\n");
        String parameters = fields.parameters(node.path("parameters"));
        if (!parameters.isEmpty()) {
            line(parameters);
        }
        body(node.path("requestBody"));
        line("| answer | with |\n|---|---|");
        node.path("responses").properties().forEach(response -> {
            if (!response.getKey().equals("default")) {
                answer(response.getKey(), fields.followed(response.getValue()));
            }
        });
    }

    private void body(JsonNode body) {
        if (body.isMissingNode()) {
            return;
        }
        body.path("content").properties().forEach(content -> {
            JsonNode schema = content.getValue().path("schema");
            String optional = body.path("required").asBoolean(false) ? "" : ", which may be left out";
            line("Body `%s`%s: %s\n".formatted(content.getKey(), optional, fields.type(schema)));
            JsonNode example = content.getValue().path("example");
            String shown = example.isString() ? example.stringValue().strip() : JSON.writeValueAsString(example);
            line("```json\n" + shown + "\n```\n");
        });
    }

    private void answer(String status, JsonNode response) {
        StringBuilder with = new StringBuilder();
        response.path("content").properties().forEach(content -> {
            if (!content.getKey().endsWith("problem+json") && content.getValue().has("schema")) {
                with.append(fields.type(content.getValue().path("schema")));
            }
        });
        if (with.isEmpty()) {
            with.append(response.path("description").asString());
        }
        line("| %s | %s |".formatted(status, with));
    }

    private void headers(String part, String whose) {
        line("| %s | |\n|---|---|".formatted(whose));
        document.path("components").path(part).properties().forEach(header ->
                line("| `%s` | %s |".formatted(header.getKey(), header.getValue().path("description").asString())));
        line("");
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
