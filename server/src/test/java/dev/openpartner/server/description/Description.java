package dev.openpartner.server.description;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An OpenAPI document as a judge of exchanges: it names whatever happened and is not described. Answers may have no member that
 * their schema lacks, although clients are told to expect more some day.
 */
public final class Description {

    /** Codes that any request may meet, which the response "default" stands for. */
    private static final Set<String> EVERYWHERE =
            Set.of("bad_request", "not_acceptable", "internal", "not_found", "method_not_allowed");

    /** Headers that carry meaning here; the container has others. */
    private static final List<String> MEANT = List.of(
            "OpenPartner-Position",
            "Idempotent-Replayed",
            "Retry-After",
            "RateLimit",
            "RateLimit-Policy",
            "WWW-Authenticate",
            "X-Request-Id",
            "Location");

    private final JsonNode document;
    private final Schemas schemas;

    public Description(JsonNode document) {
        this.document = document;
        this.schemas = new Schemas(document);
    }

    /** What of an exchange is not as described; empty when all of it is. */
    public List<String> differences(Exchange exchange) {
        Optional<JsonNode> operation = operation(exchange.method(), exchange.pathAlone());
        if (operation.isEmpty()) {
            return exchange.succeeded()
                            && !exchange.method().equals("OPTIONS")
                            && exchange.path().startsWith("/api/")
                            && !exchange.path().startsWith("/api/openapi.json")
                    ? List.of("the operation is not described")
                    : List.of();
        }
        List<String> differences = new ArrayList<>();
        if (exchange.succeeded()) {
            request(operation.get(), exchange, differences);
        }
        answer(operation.get(), exchange, differences);
        return differences;
    }

    /** The operation of a request; a path without variables goes before one with them. */
    Optional<JsonNode> operation(String method, String path) {
        return document.path("paths").properties().stream()
                .filter(described -> matches(described.getKey(), path))
                .sorted(Comparator.comparing(described -> described.getKey().contains("{")))
                .map(described -> described.getValue().path(method.toLowerCase(Locale.ROOT)))
                .filter(found -> !found.isMissingNode())
                .findFirst();
    }

    private static boolean matches(String described, String path) {
        String[] parts = described.split("\\{[^}]*}", -1);
        String pattern = String.join("[^/]+", Stream.of(parts).map(Pattern::quote).toList());
        return Pattern.matches(pattern, path);
    }

    private void request(JsonNode operation, Exchange exchange, List<String> differences) {
        for (String name : QueryNames.of(exchange.path())) {
            boolean known = operation.path("parameters").values().stream()
                    .map(schemas::followed)
                    .anyMatch(parameter -> parameter.path("in").asString("").equals("query")
                            && parameter.path("name").asString("").equals(name));
            if (!known && exchange.path().startsWith("/api/")) {
                differences.add("the parameter %s is not described".formatted(name));
            }
        }
        if (!exchange.sent().isEmpty() && !hasRefusedItems(exchange)) {
            content(operation.path("requestBody"), "request", exchange.sentType(), exchange.sent(), differences);
        }
    }

    /** A batch is taken although some of its items are not as they should be. */
    private static boolean hasRefusedItems(Exchange exchange) {
        return exchange.text().startsWith("{")
                && Schemas.parsed(exchange.text()).path("results").values().stream().anyMatch(item -> item.path("status").asInt(0) != 200);
    }

    private void answer(JsonNode operation, Exchange exchange, List<String> differences) {
        JsonNode response = operation.path("responses").path(Integer.toString(exchange.status()));
        if (response.isMissingNode() || isOfDefault(exchange)) {
            if (!isOfDefault(exchange)) {
                differences.add("the status %d is not described".formatted(exchange.status()));
            }
            return;
        }
        JsonNode described = schemas.followed(response);
        for (String name : MEANT) {
            if (exchange.header(name).isPresent() && !described.path("headers").has(name)) {
                differences.add("the header %s of %d is not described".formatted(name, exchange.status()));
            }
        }
        if (!exchange.text().isEmpty()) {
            content(described, "answer", exchange.header("Content-Type").orElse(""), exchange.text(), differences);
        }
    }

    private static boolean isOfDefault(Exchange exchange) {
        return exchange.header("Content-Type").orElse("").startsWith("application/problem+json")
                && EVERYWHERE.contains(Schemas.parsed(exchange.text()).path("error").asString(""));
    }

    private void content(JsonNode described, String what, String sentType, String text, List<String> differences) {
        String type = sentType.contains(";") ? sentType.substring(0, sentType.indexOf(';')).strip() : sentType;
        JsonNode content = described.path("content").path(type);
        if (content.isMissingNode()) {
            differences.add("the %s's content type %s is not described".formatted(what, type));
        } else if (type.endsWith("json") && !type.endsWith("ndjson")) {
            schemas.faults(content.path("schema"), Schemas.parsed(text))
                    .forEach(fault -> differences.add("the %s: %s".formatted(what, fault)));
        }
    }

    /** The document without one of its parts, for showing that its absence is seen. */
    static JsonNode without(JsonNode document, String pointer, String member) {
        JsonNode copy = document.deepCopy();
        ((ObjectNode) copy.at(pointer)).remove(member);
        return copy;
    }
}
