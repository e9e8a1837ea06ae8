package dev.openpartner.command.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openpartner.command.conversion.BatchReader.Item;
import dev.openpartner.command.conversion.body.BatchHash;
import dev.openpartner.command.conversion.body.BatchItems;
import dev.openpartner.kernel.api.Fault;
import dev.openpartner.kernel.api.InvalidRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a fault of one item, and what of the whole batch, wherever in it. */
class BatchReaderTest {

    private static final Instant NOW = Instant.parse("2026-06-29T12:00:00Z");
    private static final String GOOD = "{\"userId\":\"zoë 🦊\",\"type\":\"won\"}";
    private static final String NOT_UTF8 = "{\"userId\":\"\u00ff\",\"type\":\"won\"}";

    /** Faults whose extent is certain, in an array as in a line. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "null",
                "\"text\"",
                "[]",
                "{}",
                "{\"userId\":\"a\",\"userId\":\"b\",\"type\":\"t\"}",
                "{\"userId\":\"a\\u0000b\",\"type\":\"t\"}",
                "{\"userId\":\"half \\ud83e\",\"type\":\"t\"}",
                "{\"userId\":\"a\",\"type\":\"t\",\"metadata\":{\"x\":{\"\\udd8a\":1}}}",
                "{\"userId\":\"a\",\"type\":\"t\",\"value\":-1}",
                "{\"userId\":\"a\",\"type\":\"t\",\"value\":1e999999999}"
            })
    void aFaultInAnItemIsThatItemsAlone(String bad) throws IOException {
        for (int place = 0; place < 3; place++) {
            List<String> items = new ArrayList<>(List.of(GOOD, GOOD));
            items.add(place, bad);
            for (List<Item> read : List.of(array(items), lines(items))) {
                assertThat(read).hasSize(3);
                for (int index = 0; index < 3; index++) {
                    assertThat(read.get(index) instanceof Item.Unreadable).isEqualTo(index == place);
                }
                assertThat(((Item.Unreadable) read.get(place)).body().readable()).isEqualTo(bad);
            }
        }
    }

    /** Faults after which nobody knows where the next item of an array begins. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{broken}",
                "{\"userId\":\"a\",}",
                "{\"userId\" \"a\"}",
                "{\"userId\":\"a}",
                "{\"userId\":tru}",
                "[1}",
                "tru",
                "{\"userId\":\"a\nb\"}",
                "'single'",
                "{\"a\":\"\\x\"}"
            })
    void aSyntaxErrorIsOfTheWholeInAnArrayAndOfItselfInALine(String bad) throws IOException {
        for (int place = 0; place < 3; place++) {
            List<String> items = new ArrayList<>(List.of(GOOD, GOOD));
            items.add(place, bad);
            assertThat(faultOf(items)).extracting(Fault::code, Fault::pointer).containsExactly("malformed_json", "");
            if (!bad.contains("\n")) {
                List<Item> read = lines(items);
                assertThat(read).hasSize(3);
                assertThat(((Item.Unreadable) read.get(place)).body().readable()).isEqualTo(bad);
            }
        }
    }

    @Test
    void bytesThatAreNoTextAreKeptAsTheyCame() throws IOException {
        byte[] body = (NOT_UTF8 + "\n").repeat(2).getBytes(StandardCharsets.ISO_8859_1);
        List<Item> read = all(BatchItems.ofLines(new ByteArrayInputStream(body)));
        assertThat(read).hasSize(2).allSatisfy(item -> {
            Item.Unreadable unreadable = (Item.Unreadable) item;
            assertThat(unreadable.body().characters()).isEqualTo(NOT_UTF8);
            assertThat(unreadable.refusal().faults().getFirst().code()).isEqualTo("not_utf8");
        });
    }

    @Test
    void anItemLargerThanABodyMayBeIsRefusedAlone() throws IOException {
        String large = "{\"userId\":\"a\",\"type\":\"t\",\"extra\":[" + "1,".repeat(BatchReader.MAX_ITEM_BYTES / 2) + "1]}";
        for (List<Item> read : List.of(array(List.of(GOOD, large, GOOD)), lines(List.of(GOOD, large, GOOD)))) {
            assertThat(read).hasSize(3);
            Item.Unreadable refused = (Item.Unreadable) read.get(1);
            assertThat(refused.refusal().faults().getFirst().code()).isEqualTo("too_large");
            assertThat(refused.body().sizeBytes()).isEqualTo(large.length());
            assertThat(read.get(2)).isInstanceOf(Item.Conversion.class);
        }
    }

    @Test
    void ofABatchThatIsNoneTheRestIsReceivedSoThatTheSenderHearsTheAnswer() {
        byte[] body = ("[{broken}," + "1,".repeat(50_000) + "1]").getBytes(StandardCharsets.UTF_8);
        ByteArrayInputStream arriving = new ByteArrayInputStream(body);
        assertThatThrownBy(() -> all(BatchItems.ofArray(arriving))).isInstanceOf(InvalidRequest.class);
        assertThat(arriving.available()).isZero();
    }

    @Test
    void theHashIsOfWhatTheItemsSay() throws IOException {
        String hash = hash("[{\"userId\":\"é\",\"value\":1.50},7]");
        assertThat(hash("[ {\"userId\" : \"\\u00e9\",\n\"value\":1.50 } ,7 ]")).isEqualTo(hash);
        for (String other : List.of(
                "[{\"userId\":\"é\",\"value\":1.50}]",
                "[7,{\"userId\":\"é\",\"value\":1.50}]",
                "[{\"userId\":\"e\",\"value\":1.50},7]",
                "[{\"userId\":\"é\",\"value\":1.50},7,7]")) {
            assertThat(hash(other)).isNotEqualTo(hash);
        }
    }

    private static String hash(String array) throws IOException {
        BatchHash hash = new BatchHash();
        BatchReader reader = new BatchReader(BatchItems.ofArray(stream(array)), NOW, hash);
        while (reader.next() != null) {
            assertThat(reader.lastItemBytes()).isPositive();
        }
        return hash.end();
    }

    private static Fault faultOf(List<String> items) {
        try {
            throw new AssertionError("was read: " + array(items));
        } catch (InvalidRequest refused) {
            return refused.faults().getFirst();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Item> array(List<String> items) throws IOException {
        return all(BatchItems.ofArray(stream("[" + String.join(",", items) + "]")));
    }

    private static List<Item> lines(List<String> items) throws IOException {
        return all(BatchItems.ofLines(stream(String.join("\n", items))));
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Item> all(BatchItems items) throws IOException {
        BatchReader reader = new BatchReader(items, NOW, null);
        List<Item> read = new ArrayList<>();
        for (Item item = reader.next(); item != null; item = reader.next()) {
            read.add(item);
        }
        return read;
    }
}
