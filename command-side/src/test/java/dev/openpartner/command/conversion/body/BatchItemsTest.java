package dev.openpartner.command.conversion.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openpartner.kernel.api.InvalidRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A body is cut at the same places however it arrives. */
class BatchItemsTest {

    private static final List<String> ITEMS = List.of(
            "{}",
            "{\"a\":\"}],[{\",\"b\":[{\"c\":[]},\"\\\\\"]}",
            "{\"quoted\":\"\\\"\\\\\\\"\",\"name\\\"\":\"\\u005d\"}",
            "{\"user\":\"zoë 🦊 日本\",\"🦊\":\"é\"}",
            "7",
            "-1.5e+10",
            "null",
            "\"a, ] text\"",
            "\"\"",
            "[[1,2],[]]",
            "{\"deep\":" + "[".repeat(60) + "]".repeat(60) + "}");

    @Test
    void anArrayIsCutAtTheSamePlacesHoweverItArrives() throws IOException {
        for (String body : List.of(
                "[" + String.join(",", ITEMS) + "]",
                " \r\n\t[ " + String.join(" ,\n\t", ITEMS) + "\r\n] \n\n",
                "\uFEFF[" + String.join(", ", ITEMS) + "]")) {
            for (int chunkBytes = 1; chunkBytes < 80; chunkBytes++) {
                assertThat(cut(BatchItems.ofArray(new Trickle(body, chunkBytes)))).isEqualTo(ITEMS);
            }
        }
    }

    @Test
    void linesAreCutAtTheSamePlacesHoweverTheyArrive() throws IOException {
        List<String> lines = List.of("{\"a\":\"🦊é\"}", "{broken", "  \"indented\" ", "[1,2]", "\"]");
        for (String body : List.of(
                String.join("\n", lines), "\n\n" + String.join("\n \t\r\n", lines) + "\n", String.join("\n\n", lines) + "\n   ")) {
            for (int chunkBytes = 1; chunkBytes < 40; chunkBytes++) {
                assertThat(cut(BatchItems.ofLines(new Trickle(body, chunkBytes)))).isEqualTo(lines);
            }
        }
    }

    @Test
    void nothingIsABatchOfNone() throws IOException {
        for (String body : List.of("[]", " [ \n] ", "\uFEFF[]")) {
            assertThat(cut(BatchItems.ofArray(new Trickle(body, 1)))).isEmpty();
        }
        for (String body : List.of("", "\n", " \r\n\t\n ")) {
            assertThat(cut(BatchItems.ofLines(new Trickle(body, 1)))).isEmpty();
        }
    }

    @Test
    void anArrayThatEndsAnywhereInTheMiddleIsRefused() {
        String body = "[" + String.join(", ", ITEMS) + "]";
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        for (int length = 1; length < bytes.length; length++) {
            String part = new String(bytes, 0, length, StandardCharsets.UTF_8);
            assertThatThrownBy(() -> cut(BatchItems.ofArray(new Trickle(part, 7))))
                    .isInstanceOfSatisfying(InvalidRequest.class, refused ->
                            assertThat(refused.faults().getFirst().code()).isEqualTo("malformed_json"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1,]", "[,1]", "[1,,2]", "[1 2]", "[1,2", "[1,2]]", "[1,2] x", "[{}{}]", "[\"a\"\"b\"]", "[", "[1}", "[{]"})
    void whatIsNotSeparatedByCommasIsRefused(String body) {
        for (int chunkBytes = 1; chunkBytes < 4; chunkBytes++) {
            Trickle arriving = new Trickle(body, chunkBytes);
            assertThatThrownBy(() -> parseAll(BatchItems.ofArray(arriving))).isInstanceOf(InvalidRequest.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{\"userId\":\"a\"}", "7", "null", "\"[]\"", "\n"})
    void whatIsNoArrayIsRefusedWithWhatToSend(String body) {
        assertThatThrownBy(() -> cut(BatchItems.ofArray(new Trickle(body, 1))))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("application/x-ndjson");
    }

    @Test
    void moreItemsThanAllowedAreRefused() throws IOException {
        String full = String.join(",", Collections.nCopies(BatchItems.MAX_ITEMS, "1"));
        assertThat(cut(BatchItems.ofArray(new Trickle("[" + full + "]", 4_096)))).hasSize(BatchItems.MAX_ITEMS);
        for (BatchItems tooMany : List.of(
                BatchItems.ofArray(new Trickle("[" + full + ",1]", 4_096)),
                BatchItems.ofLines(new Trickle(full.replace(',', '\n') + "\n1", 4_096)))) {
            assertThatThrownBy(() -> cut(tooMany)).isInstanceOfSatisfying(
                    InvalidRequest.class, refused -> assertThat(refused.faults().getFirst().code()).isEqualTo("too_many_items"));
        }
    }

    @Test
    void ofALargeBodyOnlyTheItemAtHandIsInMemory() throws IOException {
        String item = "{\"text\":\"" + "x".repeat(1_500) + "\"}";
        for (BatchItems items : List.of(
                BatchItems.ofArray(repeated("[", item + ",", 9_999, item + "]")),
                BatchItems.ofLines(repeated("", item + "\n", 9_999, item)))) {
            int mostHeld = 0;
            int bodyBytes = 0;
            for (BatchItems.Cut cut = items.next(); cut != null; cut = items.next()) {
                mostHeld = Math.max(mostHeld, items.heldBytes());
                bodyBytes += cut.length();
            }
            assertThat(bodyBytes).isGreaterThan(15_000_000);
            assertThat(mostHeld).isLessThan(40_000);
        }
    }

    @Test
    void blanksAreNotKept() throws IOException {
        BatchItems array = BatchItems.ofArray(repeated("[", " \n".repeat(1_000), 1_000, "1]"));
        assertThat(cut(array)).containsExactly("1");
        assertThat(array.heldBytes()).isLessThan(40_000);
        BatchItems lines = BatchItems.ofLines(repeated("", " \n".repeat(1_000), 1_000, "1"));
        assertThat(cut(lines)).containsExactly("1");
        assertThat(lines.heldBytes()).isLessThan(40_000);
    }

    private static List<String> cut(BatchItems items) throws IOException {
        List<String> cut = new ArrayList<>();
        for (BatchItems.Cut item = items.next(); item != null; item = items.next()) {
            cut.add(new String(item.copy(), StandardCharsets.UTF_8));
        }
        return cut;
    }

    /** As one does to whom every item is unreadable. */
    private static void parseAll(BatchItems items) throws IOException {
        for (BatchItems.Cut item = items.next(); item != null; item = items.next()) {
            items.requireCertainEnd(item);
        }
    }

    /** A body with its middle many times. */
    private static InputStream repeated(String start, String middle, int times, String end) {
        List<InputStream> parts = new ArrayList<>();
        byte[] bytes = middle.getBytes(StandardCharsets.UTF_8);
        parts.add(new Trickle(start, 1));
        for (int i = 0; i < times; i++) {
            parts.add(new ByteArrayInputStream(bytes));
        }
        parts.add(new Trickle(end, 100));
        return new SequenceInputStream(Collections.enumeration(parts));
    }
}
