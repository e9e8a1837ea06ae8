package dev.openpartner.server.scenario;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Submissions that no server can take: with a faulty field each, or unreadable as a whole. */
final class BadSubmissions {

    private static final byte[] INVALID_UTF8 = {'{', '"', 'u', '"', ':', '"', (byte) 0xC3, (byte) 0x28, '"', '}'};

    private BadSubmissions() {}

    /** Name, body, pointer to the one fault. */
    static Stream<Arguments> faultyFields() {
        return Stream.concat(whoAndWhat(), amountsTimesAndTheRest());
    }

    private static Stream<Arguments> whoAndWhat() {
        return Stream.of(
                fault("no userId", """
                        {"type": "won"}""", "/userId"),
                fault("no type", """
                        {"userId": "u"}""", "/type"),
                fault("a blank userId", """
                        {"userId": "   ", "type": "won"}""", "/userId"),
                fault("a userId of 321 characters", """
                        {"userId": "%s", "type": "won"}""".formatted("u".repeat(321)), "/userId"),
                fault("a userId that is a list", """
                        {"userId": ["u"], "type": "won"}""", "/userId"),
                fault("a userId that is a fraction", """
                        {"userId": 1.5, "type": "won"}""", "/userId"),
                fault("a type of 129 characters", """
                        {"userId": "u", "type": "%s"}""".formatted("t".repeat(129)), "/type"),
                fault("a type that is a number", """
                        {"userId": "u", "type": 7}""", "/type"));
    }

    private static Stream<Arguments> amountsTimesAndTheRest() {
        return Stream.of(
                fault("a negative value", """
                        {"userId": "u", "type": "won", "value": -1}""", "/value"),
                fault("a value with separators", """
                        {"userId": "u", "type": "won", "value": "45,000"}""", "/value"),
                fault("a value that is no number", """
                        {"userId": "u", "type": "won", "value": true}""", "/value"),
                fault("a value of 16 digits", """
                        {"userId": "u", "type": "won", "value": 1234567890123456}""", "/value"),
                fault("a value with an absurd exponent", """
                        {"userId": "u", "type": "won", "value": 1e999999999}""", "/value"),
                fault("an unknown currency", """
                        {"userId": "u", "type": "won", "currency": "ZZZ"}""", "/currency"),
                fault("a currency without minor units", """
                        {"userId": "u", "type": "won", "value": 1, "currency": "XAU"}""", "/currency"),
                fault("metadata that is a text", """
                        {"userId": "u", "type": "won", "metadata": "deal 7"}""", "/metadata"),
                fault("metadata beyond 32 KB", """
                        {"userId": "u", "type": "won", "metadata": {"note": "%s"}}""".formatted("n".repeat(33_000)), "/metadata"),
                fault("a bare date", """
                        {"userId": "u", "type": "won", "ts": "2026-06-29"}""", "/ts"),
                fault("a time without an offset", """
                        {"userId": "u", "type": "won", "ts": "2026-06-29T09:30:00"}""", "/ts"),
                fault("a day that does not exist", """
                        {"userId": "u", "type": "won", "ts": "2026-02-30T00:00:00Z"}""", "/ts"),
                fault("a time more than a day ahead", """
                        {"userId": "u", "type": "won", "ts": "2999-01-01T00:00:00Z"}""", "/ts"),
                fault("an eventId of 256 characters", """
                        {"userId": "u", "type": "won", "eventId": "%s"}""".formatted("e".repeat(256)), "/eventId"),
                fault("a NUL in the userId", """
                        {"userId": "u\\u0000", "type": "won"}""", "/userId"),
                fault("a NUL in the metadata", """
                        {"userId": "u", "type": "won", "metadata": {"note": "\\u0000"}}""", "/metadata/note"),
                fault("a lone surrogate in the type", """
                        {"userId": "u", "type": "won\\ud800"}""", "/type"));
    }

    /** Name, bytes. */
    static Stream<Arguments> unreadableBodies() {
        return Stream.of(
                Arguments.of("an empty body", new byte[0]),
                Arguments.of("no JSON at all", utf8("won!")),
                Arguments.of("JSON cut short", utf8("{\"userId\": \"u\", ")),
                Arguments.of("a number left out, as Make does", utf8("{\"userId\":\"u\",\"type\":\"won\",\"value\":,\"x\":1}")),
                Arguments.of("two documents", utf8("{\"userId\":\"u\",\"type\":\"won\"}{}")),
                Arguments.of("the same field twice", utf8("{\"userId\":\"u\",\"userId\":\"v\",\"type\":\"won\"}")),
                Arguments.of("a list", utf8("[1]")),
                Arguments.of("a text", utf8("\"won\"")),
                Arguments.of("null", utf8("null")),
                Arguments.of("not a number", utf8("{\"userId\":\"u\",\"type\":\"won\",\"value\":NaN}")),
                Arguments.of("bytes that are not UTF-8", INVALID_UTF8),
                Arguments.of("a raw NUL", utf8("{\"userId\":\"u\0\",\"type\":\"won\"}")),
                Arguments.of("65 levels", utf8("{\"userId\":\"u\",\"type\":\"won\",\"metadata\":" + "{\"a\":".repeat(65) + "1"
                        + "}".repeat(66))),
                Arguments.of("50,000 levels", utf8("[".repeat(50_000))));
    }

    private static Arguments fault(String name, String body, String pointer) {
        return Arguments.of(name, body, pointer);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
