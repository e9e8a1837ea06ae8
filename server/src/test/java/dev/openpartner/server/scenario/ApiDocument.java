package dev.openpartner.server.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The description that a server gives of itself, by the questions that tests have. */
record ApiDocument(JsonNode root) {

    /**
     * A body that a route describes.
     *
     * @param schema of the object, with its references followed
     */
    record Body(String method, String path, JsonNode example, JsonNode schema) {}

    static ApiDocument of(Callers callers) {
        return new ApiDocument(callers.nobody().get("/api/openapi.json").expect(200).json());
    }

    /** The paths that have this method. */
    Stream<String> paths(String method) {
        return root.path("paths").properties().stream()
                .filter(path -> path.getValue().has(method))
                .map(Map.Entry::getKey);
    }

    /** The query parameters that a read describes. */
    Stream<JsonNode> queryParameters(String path) {
        return root.path("paths").path(path).path("get").path("parameters").values().stream()
                .map(this::followed)
                .filter(parameter -> parameter.path("in").asString().equals("query"));
    }

    /** Whether a read can refuse its query parameters. */
    boolean refusesQueries(String path) {
        JsonNode refusals = root.path("paths").path(path).path("get").path("responses").path("400");
        return followed(refusals).toString().contains("invalid_query");
    }

    /** Every body that is one JSON object. */
    List<Body> bodies() {
        List<Body> bodies = new ArrayList<>();
        root.path("paths").properties().forEach(path -> path.getValue().properties().forEach(operation -> {
            JsonNode content = operation.getValue().path("requestBody").path("content").path("application/json");
            JsonNode schema = followed(content.path("schema"));
            if (schema.path("type").asString("").equals("object")) {
                bodies.add(new Body(operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), content.path("example"), schema));
            }
        }));
        return bodies;
    }

    /** What a reference leads to, be it one of two; the node itself when it is none. */
    JsonNode followed(JsonNode node) {
        for (JsonNode either : node.path("anyOf").values()) {
            if (either.has("$ref")) {
                return followed(either);
            }
        }
        JsonNode reference = node.path("$ref");
        return reference.isString() ? root.at(reference.stringValue().substring(1)) : node;
    }
}
