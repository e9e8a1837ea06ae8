package dev.openpartner.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.kernel.api.InvalidRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever bytes arrive, the outcome is a body that was read or a list of faults. */
class BodyReaderProperties {

    private static final List<String> NAMES = List.of("email", "value", "ts", "on", "days", "kind", "list", "rules", "inner", "free");

    @Property(tries = 2_000)
    void any_bytes_are_read_or_refused(@ForAll byte[] bytes) {
        readOrRefuse(bytes);
    }

    @Property(tries = 2_000)
    void any_json_like_text_is_read_or_refused(@ForAll("jsonLike") String text) {
        readOrRefuse(text.getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 1_000)
    void a_body_cut_and_bent_anywhere_is_read_or_refused(@ForAll long seed) {
        byte[] body = "{\"email\":\"a@b\\u0000\\ud800\",\"value\":1e9,\"list\":[\"x\",null],\"rules\":[{\"v\":1}],\"ts\":\"2026-01-01\"}"
                .getBytes(StandardCharsets.UTF_8);
        Random random = new Random(seed);
        for (int i = 0; i < 3; i++) {
            body[random.nextInt(body.length)] = (byte) random.nextInt(256);
        }
        readOrRefuse(body);
    }

    @Provide
    Arbitrary<String> jsonLike() {
        Arbitrary<String> scalar = Arbitraries.of(
                "null", "true", "0", "-1.5", "1e400", "99999999999999999999", "\"\"", "\"x\"", "\"\\u0000\"", "\"\\udc00\"", "\"12.5\"",
                "\"2026-01-01T00:00:00Z\"", "\"2026-01-01\"", "NaN", "'");
        Arbitrary<String> value = Arbitraries.lazyOf(
                () -> scalar,
                () -> scalar,
                () -> scalar.list().ofMaxSize(3).map(items -> "[" + String.join(",", items) + "]"),
                () -> field(scalar).list().ofMaxSize(3).map(fields -> "{" + String.join(",", fields) + "}"));
        return field(value).list().ofMaxSize(6).map(fields -> "{" + String.join(",", fields) + "}");
    }

    private static Arbitrary<String> field(Arbitrary<String> value) {
        return value.flatMap(v -> Arbitraries.of(NAMES).map(name -> "\"" + name + "\":" + v));
    }

    private static void readOrRefuse(byte[] bytes) {
        try {
            BodyReader body = BodyReader.of(bytes);
            body.requiredText("email", 3, 320);
            body.decimal("value");
            body.instant("ts");
            body.bool("on");
            body.integer("days", 1, 365);
            body.choice("kind", List.of("a"));
            body.texts("list", 3, 10);
            List<BodyReader> rules = body.readers("rules", 1, 20);
            if (rules != null) {
                rules.forEach(rule -> rule.decimal("v"));
            }
            BodyReader inner = body.reader("inner");
            if (inner != null) {
                inner.optionalText("email", 1, 5);
            }
            body.object("free", 100);
            body.finish();
        } catch (InvalidRequest refused) {
            assertThat(refused.faults()).isNotEmpty();
        }
    }
}
