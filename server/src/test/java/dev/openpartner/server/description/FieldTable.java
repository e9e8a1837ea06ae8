package dev.openpartner.server.description;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Parameters and fields as tables. */
final class FieldTable {

    private static final String SCHEMAS = "#/components/schemas/";

    private final JsonNode document;

    FieldTable(JsonNode document) {
        this.document = document;
    }

    JsonNode followed(JsonNode node) {
        JsonNode reference = node.path("$ref");
        return reference.isString() ? document.at(reference.stringValue().substring(1)) : node;
    }

    /** The parameters of an operation that are its own; empty when it has none. */
    String parameters(JsonNode parameters) {
        StringBuilder table = new StringBuilder();
        parameters.values().stream().filter(parameter -> !parameter.has("$ref")).forEach(parameter ->
                row(table, parameter.path("name").asString(), parameter.path("schema"), parameter.path("in").asString(), parameter));
        parameters.values().stream()
                .filter(parameter -> parameter.has("$ref") && !parameter.path("$ref").asString().endsWith("X-Request-Id"))
                .forEach(parameter -> table.append("| `%s` | | header | see [Headers](#headers) |\n"
                        .formatted(followed(parameter).path("name").asString())));
        return table.isEmpty() ? "" : "| parameter | | in | |\n|---|---|---|---|\n" + table;
    }

    /** Every object there is, by name, as a table of its fields. */
    Map<String, String> objects() {
        Map<String, String> objects = new TreeMap<>();
        document.at("/components/schemas").properties().forEach(schema -> objects.put(schema.getKey(), object(schema.getValue())));
        return objects;
    }

    private String object(JsonNode schema) {
        StringBuilder table = new StringBuilder(schema.path("description").asString("")).append("\n\n");
        if (schema.path("properties").isEmpty()) {
            return table.toString().strip();
        }
        table.append("| field | | | |\n|---|---|---|---|\n");
        Set<String> required =
                schema.path("required").values().stream().map(JsonNode::asString).collect(Collectors.toSet());
        schema.path("properties").properties().forEach(field -> row(
                table, field.getKey(), field.getValue(), required.contains(field.getKey()) ? "always" : "", field.getValue()));
        return table.toString().strip();
    }

    private void row(StringBuilder table, String name, JsonNode schema, String place, JsonNode described) {
        table.append("| `%s` | %s | %s | %s |\n".formatted(
                name, type(schema), place, described.path("description").asString("").replace("|", "\\|")));
    }

    /** A type with its bounds, in a few words; objects are links. */
    String type(JsonNode schema) {
        String reference = schema.path("$ref").asString("");
        if (!reference.isEmpty()) {
            String name = reference.substring(SCHEMAS.length());
            return "[%s](#%s)".formatted(name, name.toLowerCase(Locale.ROOT));
        }
        for (String either : List.of("anyOf", "oneOf")) {
            if (schema.has(either)) {
                return schema.path(either).values().stream().map(this::type).collect(Collectors.joining(" or "));
            }
        }
        List<String> words = new ArrayList<>();
        words.add(types(schema));
        if (schema.has("format")) {
            words.add(schema.path("format").asString());
        }
        bounds(schema, words);
        if (schema.has("enum")) {
            words.add(schema.path("enum").values().stream()
                    .filter(JsonNode::isString)
                    .map(value -> "`" + value.asString() + "`")
                    .collect(Collectors.joining(" ")));
        }
        if (schema.has("default")) {
            words.add("default `%s`".formatted(schema.path("default").asString()));
        }
        return String.join(", ", words);
    }

    private String types(JsonNode schema) {
        JsonNode type = schema.path("type");
        String names = type.isString()
                ? type.stringValue()
                : type.values().stream().map(JsonNode::asString).collect(Collectors.joining(" or "));
        if (schema.has("items")) {
            return names.replace("array", "array of " + type(schema.path("items")));
        }
        return schema.path("additionalProperties").isObject()
                ? "%s of %s".formatted(names, type(schema.path("additionalProperties")))
                : names.isEmpty() ? "anything" : names;
    }

    private static void bounds(JsonNode schema, List<String> words) {
        bound(schema, "minLength", "maxLength", " characters", words);
        bound(schema, "minimum", "maximum", "", words);
        bound(schema, "minItems", "maxItems", " entries", words);
    }

    private static void bound(JsonNode schema, String least, String most, String unit, List<String> words) {
        if (schema.has(most)) {
            words.add("%s to %s%s".formatted(schema.path(least).asString("0"), schema.path(most).asString(), unit));
        } else if (schema.has(least)) {
            words.add("at least %s%s".formatted(schema.path(least).asString(), unit));
        }
    }
}
