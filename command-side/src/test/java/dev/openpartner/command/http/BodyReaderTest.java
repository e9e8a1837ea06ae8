package dev.openpartner.command.http;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.openpartner.kernel.api.Fault;
import dev.openpartner.kernel.api.InvalidRequest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyReaderTest {

    @Test
    void reads_every_type_of_field() {
        BodyReader body = read("""
                {"text": "  Ada ", "number": "4500.00", "exact": 0.1, "whole": 60, "yes": true, "kind": "linear",
                 "at": "2026-01-31T10:30:00+01:00", "free": {"a": [1]}, "list": ["x", "y"], "inner": {"a": "b"}, "rules": [{"v": 1}]}
                """);

        assertThat(body.requiredText("text", 1, 10)).isEqualTo("Ada");
        assertThat(body.decimal("number")).isEqualTo(new BigDecimal("4500.00"));
        assertThat(body.decimal("exact")).isEqualTo(new BigDecimal("0.1"));
        assertThat(body.integer("whole", 1, 365)).isEqualTo(60);
        assertThat(body.bool("yes")).isTrue();
        assertThat(body.choice("kind", List.of("linear", "position"))).isEqualTo("linear");
        assertThat(body.instant("at")).isEqualTo(Instant.parse("2026-01-31T09:30:00Z"));
        assertThat(body.object("free", 100)).hasToString("{\"a\":[1]}");
        assertThat(body.texts("list", 5, 5)).containsExactly("x", "y");
        BodyReader inner = requireNonNull(body.reader("inner"));
        assertThat(inner.requiredText("a", 1, 1)).isEqualTo("b");
        List<BodyReader> rules = requireNonNull(body.readers("rules", 1, 20));
        assertThat(rules).hasSize(1);
        assertThat(rules.getFirst().integer("v", 0, 9)).isEqualTo(1);
        body.finish();
    }

    @Test
    void names_every_fault_with_its_pointer_in_one_answer() {
        BodyReader body = read("""
                {"name": 7, "days": 1.5, "kind": "best", "at": "2026-01-31", "list": ["", 3], "inner": {"x": true, "extra": 1},
                 "rules": [{"v": "?"}, 5], "a/b~c": 1}
                """);
        body.requiredText("email", 3, 320);
        body.requiredText("name", 1, 10);
        body.integer("days", 1, 365);
        body.choice("kind", List.of("linear"));
        body.instant("at");
        body.texts("list", 5, 5);
        BodyReader inner = requireNonNull(body.reader("inner"));
        inner.requiredText("x", 1, 1);
        List<BodyReader> rules = requireNonNull(body.readers("rules", 1, 20));
        rules.forEach(rule -> rule.decimal("v"));

        assertThat(faults(body)).extracting(Fault::pointer, Fault::code).containsExactlyInAnyOrder(
                Tuple.tuple("/email", "required"),
                Tuple.tuple("/name", "invalid_type"),
                Tuple.tuple("/days", "invalid_type"),
                Tuple.tuple("/kind", "unknown_value"),
                Tuple.tuple("/at", "bare_date"),
                Tuple.tuple("/list/0", "too_short"),
                Tuple.tuple("/list/1", "invalid_type"),
                Tuple.tuple("/inner/x", "invalid_type"),
                Tuple.tuple("/inner/extra", "unknown_field"),
                Tuple.tuple("/rules/0/v", "not_a_number"),
                Tuple.tuple("/rules/1", "invalid_type"),
                Tuple.tuple("/a~1b~0c", "unknown_field"));
    }

    @Test
    void tells_an_absent_field_from_a_cleared_one() {
        BodyReader body = read("{\"cleared\": null, \"set\": 1}");

        assertThat(body.has("absent")).isFalse();
        assertThat(body.isCleared("absent")).isFalse();
        assertThat(body.isCleared("cleared")).isTrue();
        assertThat(body.isCleared("set")).isFalse();
        assertThat(body.integer("cleared", 1, 9)).isNull();
    }

    @Test
    void lets_unknown_fields_pass_only_when_told_to() {
        read("{\"extra\": 1}").ignoreUnknownFields().finish();
        assertThat(faults(read("{\"extra\": 1}"))).extracting(Fault::code).containsExactly("unknown_field");
    }

    @Test
    void a_body_that_may_be_left_out_reads_as_an_empty_object() {
        BodyReader.ofOptional(null).finish();
        BodyReader.ofOptional(new byte[0]).finish();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "`` | required",
        "`  ` | required",
        "[] | invalid_type",
        "null | invalid_type",
        "\"text\" | invalid_type",
        "{\"a\":1 | malformed_json",
        "{\"a\":1}} | malformed_json",
        "{\"a\":1,\"a\":2} | malformed_json",
        "{\"a\":NaN} | malformed_json",
        "{'a':1} | malformed_json",
        "{\"a\":1,} | malformed_json",
        "{\"a\":01} | malformed_json",
    })
    void refuses_what_is_no_json_object(String text, String code) {
        InvalidRequest refused = catchThrowableOfType(InvalidRequest.class, () -> read(text));
        assertThat(refused.code()).isEqualTo("invalid_body");
        assertThat(refused.faults()).extracting(Fault::pointer, Fault::code).containsExactly(Tuple.tuple("", code));
    }

    @Test
    void says_where_a_body_is_malformed() {
        InvalidRequest refused = catchThrowableOfType(InvalidRequest.class, () -> read("{\n  \"a\": x}"));
        assertThat(refused.faults().getFirst().message()).contains("line 2, column 8");
    }

    @Test
    void refuses_a_body_that_is_too_deep_or_not_utf8() {
        String deep = "{\"a\":" + "[".repeat(64) + "]".repeat(64) + "}";
        assertThat(catchThrowableOfType(InvalidRequest.class, () -> read(deep)).faults())
                .extracting(Fault::code).containsExactly("malformed_json");
        byte[] latin1 = "{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(catchThrowableOfType(InvalidRequest.class, () -> BodyReader.of(latin1)).faults())
                .extracting(Fault::code).containsExactly("not_utf8");
    }

    @Test
    void finds_nul_characters_and_halves_of_surrogate_pairs_anywhere() {
        BodyReader body = read("{\"a\": \"x\\u0000\", \"free\": {\"k\\u0000\": 1, \"deep\": [\"\\ud83d\"]}, \"fine\": \"\\ud83d\\ude00\"}");
        body.requiredText("a", 0, 9);
        body.object("free", 1_000);
        body.requiredText("fine", 1, 1);

        assertThat(faults(body)).extracting(Fault::pointer, Fault::code).containsExactlyInAnyOrder(
                Tuple.tuple("/a", "nul_character"),
                Tuple.tuple("/free/k\uFFFD", "nul_character"),
                Tuple.tuple("/free/deep/0", "lone_surrogate"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999", "1e-999999", "\"1e5\"", "\"1,5\"", "\"€5\"", "\"NaN\"", "\"\"", "true", "[]"})
    void refuses_decimals_that_no_amount_can_be(String value) {
        BodyReader body = read("{\"v\": " + value + "}");
        body.decimal("v");
        assertThat(faults(body)).extracting(Fault::pointer).containsExactly("/v");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31, bare_date",
        "2026-01-31T09:30:00, missing_offset",
        "2026-01-31 09:30, missing_offset",
        "yesterday, invalid_time",
        "2026-02-30T00:00:00Z, invalid_time",
        "1700000000, invalid_time",
        "1969-12-31T23:59:59Z, out_of_range",
        "+10000-01-01T00:00:00Z, out_of_range",
    })
    void says_what_is_wrong_with_a_time(String text, String code) {
        BodyReader body = read("{\"ts\": \"" + text + "\"}");
        body.instant("ts");
        assertThat(faults(body)).extracting(Fault::code).containsExactly(code);
    }

    private static BodyReader read(String text) {
        return BodyReader.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Fault> faults(BodyReader body) {
        return catchThrowableOfType(InvalidRequest.class, body::finish).faults();
    }
}
