package dev.openpartner.server.scenario;

import static dev.openpartner.server.scenario.Conversions.EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@RunningServer
class BadInputTest {

    private static final byte[] INVALID_UTF8 = {'{', '"', 'u', '"', ':', '"', (byte) 0xC3, (byte) 0x28, '"', '}'};

    private final Client admin;
    private final Client crm;

    BadInputTest(@LocalServerPort int port) {
        Callers callers = Callers.at(port);
        admin = callers.admin();
        crm = callers.integration("crm", "events:write");
    }

    static Stream<Arguments> faultyFields() {
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
                        {"userId": "u", "type": 7}""", "/type"),
                fault("a negative value", """
                        {"userId": "u", "type": "won", "value": -1}""", "/value"),
                fault("a value with separators", """
                        {"userId": "u", "type": "won", "value": "45,000.00"}""", "/value"),
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

    private static Arguments fault(String name, String body, String pointer) {
        return Arguments.of(name, body, pointer);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faultyFields")
    void aFaultyFieldIsNamedByItsPointerAndTheBodyIsKept(String name, String body, String pointer) {
        Answer refused = crm.post(EVENTS, body).expectProblem(400, "invalid_body");

        assertThat(refused.faultPointers()).as(name).containsExactly(pointer);
        assertThat(refused.text("/errors/0/code")).isNotEmpty();
        assertThat(refused.text("/errors/0/message")).isNotEmpty();
        expectKept(refused);
    }

    @Test
    void everyFaultIsNamedAndNotOnlyTheFirst() {
        Answer refused = crm.post(EVENTS, """
                {"userId": "", "type": 7, "value": -1, "currency": "ZZZ", "metadata": [], "ts": "yesterday", "eventId": ""}""")
                .expectProblem(400, "invalid_body");

        assertThat(refused.faultPointers()).contains("/userId", "/type", "/value", "/currency", "/metadata", "/ts");
    }

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

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadableBodies")
    void aBodyThatCannotBeReadIsAClear400AndIsKept(String name, byte[] body) {
        Answer refused = crm.call("POST", EVENTS, "application/json", body).expectProblem(400, "invalid_body");

        assertThat(refused.json().path("errors").size()).as(name).isPositive();
        expectKept(refused);
    }

    @Test
    void aBodyBeyondTheLimitIsRefusedWithAndWithoutItsLength() {
        byte[] large = utf8("{\"userId\":\"u\",\"type\":\"won\",\"note\":\"" + "n".repeat(1_100_000) + "\"}");

        crm.call("POST", EVENTS, "application/json", large).expectProblem(413, "body_too_large");
        crm.postChunked(EVENTS, large).expectProblem(413, "body_too_large");
    }

    @Test
    void aFormIsRefusedWithAWordAboutWhatToSet() {
        Answer refused = crm.call("POST", EVENTS, "application/x-www-form-urlencoded", utf8("userId=u&type=won"))
                .expectProblem(415, "unsupported_media_type");

        assertThat(refused.text("/detail")).containsIgnoringCase("json");
    }

    @Test
    void whatToolsReallySendIsTaken() {
        for (String body : List.of(
                "{\"userId\": 42, \"type\": \"won\"}",
                "{\"userId\": \"u\", \"type\": \"won\", \"value\": \"4500.005\", \"currency\": \"usd\"}",
                "{\"userId\": \"u\", \"type\": \"won\", \"value\": 1.5E3, \"isWon\": \"True\", \"nested\": {\"x\": []}}",
                "{\"userId\": \"u\", \"type\": \"won\", \"value\": \"\", \"currency\": \"\", \"ts\": \"\", \"eventId\": \"\"}",
                "{\"userId\": \"u\", \"type\": \"won\", \"value\": null, \"metadata\": null, \"ts\": null}",
                "{\"userId\": \"u\", \"type\": \"won\", \"ts\": \"2026-06-29T09:30:00+02:00\"}",
                "{\"userId\": \"Zoë 😀\", \"type\": \"gewonnen ✓\"}")) {
            crm.post(EVENTS, body).expect(200);
        }
    }

    @Test
    void aKeptBodyIsCorrectedAndSubmittedAgainOnce() {
        String buyer = Program.uniqueBuyer();
        Answer refused = crm.post(EVENTS, Conversions.won(buyer, "\"1,000\"")).expectProblem(400, "invalid_body");
        String rejected = "/api/attribution/rejected/" + refused.text("/rejectedId");
        assertThat(admin.get(rejected).expect(200).text()).contains("1,000");

        Answer again = admin.post(rejected + "/resubmit", """
                {"body": %s}""".formatted(Conversions.won(buyer, "1000"))).expect(200);
        Answer twice = admin.post(rejected + "/resubmit", """
                {"body": %s}""".formatted(Conversions.won(buyer, "1000"))).expect(200);

        assertThat(again.text("/attribution/status")).isEqualTo("no_identity");
        assertThat(twice.text("/eventId")).isEqualTo(again.text("/eventId"));
        assertThat(admin.notBefore(twice).get(EVENTS + "?userId=" + buyer).expect(200).data()).hasSize(1);
    }

    private void expectKept(Answer refused) {
        String id = refused.text("/rejectedId");
        assertThat(admin.get("/api/attribution/rejected").expect(200).data()).extracting(JsonNode::toString)
                .anySatisfy(row -> assertThat(row).contains(id));
        admin.get("/api/attribution/rejected/" + id).expect(200);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
