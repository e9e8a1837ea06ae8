package dev.openpartner.query.table;

import dev.openpartner.query.json.Json;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.type.TypeReference;

/** Writes arrays as PostgreSQL reads them from text, and reads those that it wrote as JSON. */
final class ArrayText {

    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<List<Long>> NUMBERS = new TypeReference<>() {};

    private ArrayText() {}

    static String ofTexts(List<String> texts) {
        return texts.stream()
                .map(text -> '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }

    static String ofNumbers(List<Long> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    static List<String> toTexts(String json) {
        return List.copyOf(Json.read(json, TEXTS));
    }

    static List<Long> toNumbers(String json) {
        return List.copyOf(Json.read(json, NUMBERS));
    }
}
