package dev.openpartner.command.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.openpartner.command.http.StrictJson;
import dev.openpartner.kernel.api.Fault;
import dev.openpartner.kernel.api.InvalidRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class SubmissionRulesTest {

    private static final Instant NOW = Instant.parse("2026-06-29T12:00:00Z");

    private static Submission read(String json) {
        return SubmissionReader.read(StrictJson.parse(json.getBytes(StandardCharsets.UTF_8)), NOW);
    }

    private static Submission with(String more) {
        return read("{\"userId\":\"u\",\"type\":\"t\"," + more + "}");
    }

    @Test
    void theLeastIsAUserIdAndAType() {
        Submission least = read("{\"userId\":\" 42 \",\"type\":\" won \",\"unknown\":{\"ignored\":\"\\u0000\"}}");
        assertThat(least).isEqualTo(new Submission("42", "won", null, null, null, "USD", null, null, null));
    }

    @Test
    void anIntegerIsAUserIdOrAnEventId() {
        Submission numbers = read("{\"userId\":7036839888,\"type\":\"won\",\"eventId\":12345678901234567890}");
        assertThat(numbers.userId()).isEqualTo("7036839888");
        assertThat(numbers.eventId()).isEqualTo("12345678901234567890");
    }

    @Test
    void aBlankCountsAsAbsent() {
        Submission blanks = with("\"value\":\"\",\"currency\":\" \",\"metadata\":\"\",\"ts\":\"\",\"eventId\":\"  \"");
        assertThat(blanks).isEqualTo(read("{\"userId\":\"u\",\"type\":\"t\"}"));
        assertThat(with("\"value\":null,\"currency\":null,\"metadata\":null,\"ts\":null,\"eventId\":null")).isEqualTo(blanks);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "4500.00;USD;450000;",
                "\"4500.00\";usd;450000;",
                "\" 45,000.00 \";USD;4500000;",
                "1.005;USD;101;1.005",
                "\"1.234567E7\";EUR;1234567000;",
                "99.5;JPY;100;99.5",
                "1.2345;BHD;1235;1.2345",
                "0;USD;0;",
                "-0;USD;0;",
                "1e-400;USD;0;1E-400",
                "999999999999999.99;USD;99999999999999999;"
            })
    void aValueIsExactAndRoundedHalfUp(String value, String currency, long minor, String original) {
        Submission submission = with("\"value\":%s,\"currency\":\"%s\"".formatted(value, currency));
        assertThat(submission.valueMinor()).isEqualTo(minor);
        assertThat(submission.originalValue()).isEqualTo(original);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "2026-06-29T03:04:32Z;2026-06-29T03:04:32Z",
                "2026-06-29T03:04:32.123+02:00;2026-06-29T01:04:32.123Z",
                "2026-06-29T03:04:32.000+0000;2026-06-29T03:04:32Z",
                "1782702272000;2026-06-29T03:04:32Z",
                "1999-01-01T00:00:00Z;1999-01-01T00:00:00Z",
                "2026-06-30T12:00:00Z;2026-06-30T12:00:00Z"
            })
    void aTimeHasAnOffset(String ts, Instant occurredAt) {
        assertThat(with("\"ts\":\"" + ts + "\"").occurredAt()).isEqualTo(occurredAt);
    }

    @Test
    void aTimeMayBeANumberOfEpochMilliseconds() {
        assertThat(with("\"ts\":1782702272000").occurredAt()).isEqualTo("2026-06-29T03:04:32Z");
    }

    @Test
    void lengthsCountCharactersNotUnits() {
        String longest = "\uD83D\uDE00".repeat(128);
        assertThat(read("{\"userId\":\"u\",\"type\":\"" + longest + "\"}").type()).isEqualTo(longest);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{};/userId;required",
                "{\"userId\":\" \",\"type\":\"t\"};/userId;required",
                "{\"userId\":1.5,\"type\":\"t\"};/userId;wrong_type",
                "{\"userId\":true,\"type\":\"t\"};/userId;wrong_type",
                "{\"userId\":\"a\\u0000b\",\"type\":\"t\"};/userId;nul_character",
                "{\"userId\":\"\\ud83d\",\"type\":\"t\"};/userId;lone_surrogate",
                "{\"userId\":\"u\"};/type;required",
                "{\"userId\":\"u\",\"type\":7};/type;wrong_type",
                "{\"userId\":\"u\",\"type\":\"t\",\"value\":-1};/value;negative",
                "{\"userId\":\"u\",\"type\":\"t\",\"value\":\"1,5\"};/value;not_a_number",
                "{\"userId\":\"u\",\"type\":\"t\",\"value\":\"NaN\"};/value;not_a_number",
                "{\"userId\":\"u\",\"type\":\"t\",\"value\":1000000000000000};/value;too_many_digits",
                "{\"userId\":\"u\",\"type\":\"t\",\"value\":1e999999999};/value;too_many_digits",
                "{\"userId\":\"u\",\"type\":\"t\",\"value\":{}};/value;wrong_type",
                "{\"userId\":\"u\",\"type\":\"t\",\"currency\":\"QQQ\"};/currency;unknown_currency",
                "{\"userId\":\"u\",\"type\":\"t\",\"currency\":\"XAU\"};/currency;currency_without_minor_unit",
                "{\"userId\":\"u\",\"type\":\"t\",\"currency\":1};/currency;wrong_type",
                "{\"userId\":\"u\",\"type\":\"t\",\"metadata\":[]};/metadata;wrong_type",
                "{\"userId\":\"u\",\"type\":\"t\",\"metadata\":{\"a\":{\"b\":\"\\u0000\"}}};/metadata/a/b;nul_character",
                "{\"userId\":\"u\",\"type\":\"t\",\"ts\":\"2026-06-29\"};/ts;bare_date",
                "{\"userId\":\"u\",\"type\":\"t\",\"ts\":\"2026-06-29T03:04:32\"};/ts;missing_offset",
                "{\"userId\":\"u\",\"type\":\"t\",\"ts\":\"yesterday\"};/ts;invalid_time",
                "{\"userId\":\"u\",\"type\":\"t\",\"ts\":1782702272};/ts;invalid_time",
                "{\"userId\":\"u\",\"type\":\"t\",\"ts\":[]};/ts;wrong_type",
                "{\"userId\":\"u\",\"type\":\"t\",\"ts\":\"2026-06-30T12:00:00.001Z\"};/ts;too_far_ahead",
                "[];'';wrong_type",
                "7;'';wrong_type"
            })
    void everyFaultIsNamedWithItsPlace(String json, String pointer, String code) {
        InvalidRequest invalid = catchThrowableOfType(InvalidRequest.class, () -> read(json));
        assertThat(invalid.faults()).extracting(Fault::pointer, Fault::code).contains(
                tuple(pointer, code));
    }

    @ParameterizedTest
    @CsvSource({"userId,320", "type,128", "eventId,255"})
    void textsHaveALongestLength(String field, int longest) {
        assertThat(read(withText(field, "x".repeat(longest)))).isNotNull();
        InvalidRequest invalid =
                catchThrowableOfType(InvalidRequest.class, () -> read(withText(field, "x".repeat(longest + 1))));
        assertThat(invalid.faults()).extracting(Fault::pointer, Fault::code).containsExactly(tuple("/" + field, "too_long"));
    }

    private static String withText(String field, String text) {
        Map<String, String> fields = new TreeMap<>(Map.of("userId", "u", "type", "t"));
        fields.put(field, text);
        return JsonMapper.shared().writeValueAsString(fields);
    }

    @Test
    void metadataHasALargestSizeInBytes() {
        String fits = "é".repeat((SubmissionReader.MAX_METADATA_BYTES - "{\"a\":\"\"}".length()) / 2);
        assertThat(with("\"metadata\":{\"a\":\"" + fits + "\"}").metadata()).hasSizeGreaterThan(16_000);
        InvalidRequest invalid =
                catchThrowableOfType(InvalidRequest.class, () -> with("\"metadata\":{\"a\":\"" + fits + "é\"}"));
        assertThat(invalid.faults()).extracting(Fault::code).containsExactly("too_large");
    }

    @Test
    void allFaultsAreNamedAtOnce() {
        InvalidRequest invalid = catchThrowableOfType(
                InvalidRequest.class,
                () -> read("{\"userId\":[],\"value\":\"x\",\"currency\":\"?\",\"ts\":\"?\",\"metadata\":1,\"eventId\":{}}"));
        assertThat(invalid.faults()).extracting(Fault::pointer)
                .containsExactlyInAnyOrder("/userId", "/type", "/value", "/currency", "/ts", "/metadata", "/eventId");
    }
}
