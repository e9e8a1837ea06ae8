package dev.openpartner.server.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A value that tries a bound of a field, and what is expected of it.
 *
 * @param fault the code of the fault that it must meet; where it is wanted not to, the one that it must not meet
 * @param listed the values that the fault must list; empty where it lists none
 */
record FieldProbe(JsonNode value, String fault, boolean refused, Set<String> listed) {

    private static final JsonNodeFactory JSON = JsonMapper.shared().getNodeFactory();

    static List<FieldProbe> of(JsonNode schema) {
        List<FieldProbe> probes = new ArrayList<>();
        Set<String> types = types(schema);
        if (schema.has("enum")) {
            enumeration(schema, probes);
        } else if (types.contains("string") && schema.has("maxLength")) {
            length(schema, types, probes);
        }
        if (types.contains("integer") && schema.has("maximum")) {
            long max = schema.path("maximum").asLong();
            long min = schema.path("minimum").asLong();
            probes.add(refused(JSON.numberNode(max + 1), "out_of_range"));
            probes.add(refused(JSON.numberNode(min - 1), "out_of_range"));
            probes.add(taken(JSON.numberNode(max), "out_of_range"));
            probes.add(taken(JSON.numberNode(min), "out_of_range"));
        }
        if (types.contains("array") && schema.has("maxItems")) {
            int most = schema.path("maxItems").asInt();
            probes.add(refused(texts(most + 1), "too_many"));
            probes.add(taken(texts(most), "too_many"));
        }
        if (!types.contains("object") && !types.isEmpty()) {
            probes.add(new FieldProbe(JSON.objectNode(), "", true, Set.of()));
        }
        if (schema.path("format").asString("").equals("date-time")) {
            probes.add(refused(JSON.stringNode("2026-05-01"), "bare_date"));
        }
        return probes;
    }

    private static void enumeration(JsonNode schema, List<FieldProbe> probes) {
        Set<String> values = schema.path("enum").values().stream()
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .collect(Collectors.toCollection(TreeSet::new));
        probes.add(new FieldProbe(JSON.stringNode("planted"), "unknown_value", true, values));
        values.forEach(value -> probes.add(taken(JSON.stringNode(value), "unknown_value")));
    }

    private static void length(JsonNode schema, Set<String> types, List<FieldProbe> probes) {
        int max = schema.path("maxLength").asInt();
        int min = schema.path("minLength").asInt(0);
        probes.add(refused(text(max + 1), "too_long"));
        probes.add(taken(text(max), "too_long"));
        if (min > 1) {
            probes.add(refused(text(min - 1), "too_short"));
            probes.add(taken(text(min), "too_short"));
        } else if (min == 0 && !types.contains("integer")) {
            probes.add(taken(text(0), "too_short"));
        }
    }

    private static FieldProbe refused(JsonNode value, String fault) {
        return new FieldProbe(value, fault, true, Set.of());
    }

    private static FieldProbe taken(JsonNode value, String fault) {
        return new FieldProbe(value, fault, false, Set.of());
    }

    private static JsonNode text(int length) {
        return JSON.stringNode("a".repeat(length));
    }

    private static JsonNode texts(int count) {
        var array = JSON.arrayNode();
        Stream.generate(() -> "a").limit(count).forEach(array::add);
        return array;
    }

    private static Set<String> types(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isString()
                ? Set.of(type.stringValue())
                : type.values().stream().map(JsonNode::asString).collect(Collectors.toSet());
    }

    /** Whether the faults of the field are what the description leads to expect. */
    boolean agrees(List<JsonNode> faults) {
        if (fault.isEmpty()) {
            return !faults.isEmpty();
        }
        List<JsonNode> met = faults.stream().filter(found -> found.path("code").asString().equals(fault)).toList();
        if (met.isEmpty() || listed.isEmpty()) {
            return met.isEmpty() != refused;
        }
        String message = met.getFirst().path("message").asString();
        String list = message.substring(message.indexOf(':') + 1).replaceFirst("\\.$", "");
        Set<String> named = Stream.of(list.split(",")).map(String::strip).collect(Collectors.toCollection(TreeSet::new));
        return named.equals(listed);
    }
}
