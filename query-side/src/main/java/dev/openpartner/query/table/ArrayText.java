package dev.openpartner.query.table;

import java.util.List;
import java.util.stream.Collectors;

/** Writes arrays as PostgreSQL reads them from text. */
final class ArrayText {

    private ArrayText() {}

    static String ofTexts(List<String> texts) {
        return texts.stream()
                .map(text -> '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }

    static String ofNumbers(List<Long> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }
}
