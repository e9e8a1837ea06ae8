package dev.openpartner.command.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.command.conversion.body.BatchHash;
import dev.openpartner.command.conversion.body.BatchItems;
import dev.openpartner.command.http.StrictJson;
import dev.openpartner.kernel.api.InvalidRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the bytes are, the outcome is a conversion or its faults. */
class SubmissionProperties {

    private static final Instant NOW = Instant.parse("2026-06-29T12:00:00Z");
    private static final String WHOLE =
            "{\"userId\":\"ann@example.com\",\"type\":\"won\",\"value\":\"4500.00\",\"currency\":\"EUR\","
                    + "\"ts\":\"2026-01-31T09:30:00Z\",\"eventId\":\"7\",\"metadata\":{\"deal\":[1,2.5e3,null,true,\"x\\ud83d\\ude00\"]}}";

    @Property(tries = 2_000)
    void anyBytesAreReadOrRefused(@ForAll byte[] body) {
        assertThat(readOrRefused(body)).isTrue();
    }

    @Property(tries = 3_000)
    void aDamagedBodyIsReadOrRefused(@ForAll("damaged") byte[] body) {
        assertThat(readOrRefused(body)).isTrue();
    }

    @Property(tries = 2_000)
    void anyFieldMayHoldAnything(
            @ForAll("fields") String field, @ForAll("values") String value) {
        String json = "{\"userId\":\"u\",\"type\":\"t\",\"" + field + "\":" + value + "}";
        boolean required = field.equals("userId") || field.equals("type");
        String once = required ? json.replaceFirst("\"" + field + "\":\"[ut]\",", "") : json;
        assertThat(readOrRefused(once.getBytes(StandardCharsets.UTF_8))).isTrue();
    }

    @Property(tries = 1_000)
    void aBatchIsReadOrRefused(@ForAll("damaged") byte[] item, @ForAll byte[] garbage) throws IOException {
        for (byte[] body : List.of(item, garbage, arrayOf(item), arrayOf(garbage))) {
            assertThat(readOrRefused(BatchItems.ofLines(new ByteArrayInputStream(body)))).isTrue();
            assertThat(readOrRefused(BatchItems.ofArray(new ByteArrayInputStream(body)))).isTrue();
        }
    }

    /** Between two whole items. */
    private static byte[] arrayOf(byte[] item) {
        var array = new ByteArrayOutputStream();
        array.writeBytes(("[" + WHOLE + ",").getBytes(StandardCharsets.UTF_8));
        array.writeBytes(item);
        array.writeBytes(("," + WHOLE + "]").getBytes(StandardCharsets.UTF_8));
        return array.toByteArray();
    }

    private static boolean readOrRefused(BatchItems items) throws IOException {
        BatchReader reader = new BatchReader(items, NOW, new BatchHash());
        try {
            for (var item = reader.next(); item != null; item = reader.next()) {
                if (item instanceof BatchReader.Item.Unreadable unreadable && unreadable.refusal().faults().isEmpty()) {
                    return false;
                }
            }
            return true;
        } catch (InvalidRequest refused) {
            return !refused.faults().isEmpty();
        }
    }

    private static boolean readOrRefused(byte[] body) {
        try {
            SubmissionReader.read(StrictJson.parse(body), NOW);
            return true;
        } catch (InvalidRequest refused) {
            return !refused.faults().isEmpty();
        }
    }

    @Provide
    Arbitrary<byte[]> damaged() {
        byte[] whole = WHOLE.getBytes(StandardCharsets.UTF_8);
        return Arbitraries.integers().between(0, whole.length - 1).list().ofMinSize(1).ofMaxSize(4)
                .flatMap(places -> Arbitraries.bytes().map(value -> {
                    byte[] copy = whole.clone();
                    places.forEach(place -> copy[place] = value);
                    return copy;
                }));
    }

    @Provide
    Arbitrary<String> fields() {
        return Arbitraries.of("userId", "type", "value", "currency", "metadata", "ts", "eventId");
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.of(
                "1e999999999", "-1e-999999999", "0.1e+5", "\"1e2147483648\"", "\"-\"", "\"0x1p3\"", "\"\\ud800\"", "\"\\udc00x\"",
                "\"\\u0000\"", "[[[[]]]]", "{\"\\u0000\":1}", "null", "true", "9".repeat(99), "\"" + "9".repeat(99) + "\"",
                "\"9999-12-31T23:59:59.999999999+18:00\"", "\"0000-00-00T00:00:00Z\"", "\"+999999999-12-31T23:59:59Z\"",
                "99999999999999", "-1782702272000", "\"\\u0661\\u0662\"", "\"ＵＳＤ\"", "\"ıSK\"", "\"1_000\"", "\"  \"");
    }
}
