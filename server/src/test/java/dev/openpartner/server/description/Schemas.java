package dev.openpartner.server.description;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The schemas of an OpenAPI document, closed: an object has the members described and no others. */
final class Schemas {

    private static final String DOCUMENT = "https://openpartner.test/openapi.json";
    private static final String LOCAL = "\"#/";

    /** Sources send extras with a conversion, and they are ignored. */
    private static final String OPEN = "SubmittedConversion";

    private final JsonNode document;
    private final SchemaRegistry registry;
    private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();

    Schemas(JsonNode document) {
        this.document = document;
        String closed = closed(document).toString();
        registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(DOCUMENT, closed)));
    }

    static JsonNode parsed(String json) {
        return JsonMapper.shared().readTree(json);
    }

    /** What a reference within the document leads to; the node itself when it is none. */
    JsonNode followed(JsonNode node) {
        JsonNode reference = node.path("$ref");
        return reference.isString() ? document.at(reference.stringValue().substring(1)) : node;
    }

    /** What is wrong with a value by this schema of the document. */
    List<String> faults(JsonNode schema, JsonNode value) {
        return schemas.computeIfAbsent(schema, this::compiled)
                .validate(value, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                .toList();
    }

    private Schema compiled(JsonNode schema) {
        String absolute = schema.toString().replace(LOCAL, "\"" + DOCUMENT + "#/");
        return registry.getSchema(parsed(absolute));
    }

    private static JsonNode closed(JsonNode document) {
        JsonNode copy = document.deepCopy();
        copy.at("/components/schemas").properties().forEach(schema -> {
            if (!schema.getKey().equals(OPEN)
                    && schema.getValue() instanceof ObjectNode object
                    && object.has("properties")
                    && !object.has("additionalProperties")) {
                object.put("additionalProperties", false);
            }
        });
        return copy;
    }
}
