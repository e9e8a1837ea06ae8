package dev.openpartner.server.scenario;

import static dev.openpartner.server.scenario.Conversions.EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@RunningServer
class BadInputTest {

    private final Client admin;
    private final Client crm;

    BadInputTest(@LocalServerPort int port) {
        Callers callers = Callers.at(port);
        admin = callers.admin();
        crm = callers.integration("crm", "events:write");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.openpartner.server.scenario.BadSubmissions#faultyFields")
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

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.openpartner.server.scenario.BadSubmissions#unreadableBodies")
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
                "{\"userId\": \"u\", \"type\": \"won\", \"ts\": \"1782375601100\", \"value\": \"45,000.00\"}",
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
