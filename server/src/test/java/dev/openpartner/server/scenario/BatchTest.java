package dev.openpartner.server.scenario;

import static dev.openpartner.server.scenario.Conversions.EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@RunningServer
class BatchTest {

    private static final String BATCH = EVENTS + "/batch";
    private static final String NDJSON = "application/x-ndjson";

    private final Client admin;
    private final Client crm;
    private final Program program;
    private final String buyer = Program.uniqueBuyer();

    BatchTest(@LocalServerPort int port) {
        Callers callers = Callers.at(port);
        admin = callers.admin();
        crm = callers.integration("crm", "events:write");
        program = Program.paying20Percent(admin, callers.nobody());
        program.clickBy(buyer);
    }

    @Test
    void aBadItemDoesNotSpoilTheOthersAndEveryItemIsAnsweredInOrder() {
        Answer answer = crm.post(BATCH, """
                [%s, {"userId": "%s", "type": "won", "value": -1}, %s]""".formatted(
                Conversions.won(buyer, "200"), buyer, Conversions.won(Program.uniqueBuyer(), "1"))).expect(200);

        assertThat(answer.json().path("results").values()).extracting(item -> item.path("index").asInt())
                .containsExactly(0, 1, 2);
        assertThat(answer.text("/results/0/attribution/status")).isEqualTo("attributed");
        assertThat(answer.text("/results/1/error")).isEqualTo("invalid_body");
        assertThat(answer.text("/results/1/errors/0/pointer")).isEqualTo("/value");
        assertThat(answer.text("/results/2/attribution/status")).isEqualTo("no_identity");
        expectPending(answer, "40.00");
    }

    @Test
    void oneSubmissionPerLineIsTakenAsWell() {
        String lines = Conversions.won(buyer, "200").strip() + "\n\nnot json\n" + Conversions.won(buyer, "100").strip() + "\n";

        Answer answer = crm.call("POST", BATCH, NDJSON, lines.getBytes(StandardCharsets.UTF_8)).expect(200);

        assertThat(answer.json().path("results").values()).extracting(BatchTest::outcome)
                .containsExactly("attributed", "invalid_body", "attributed");
        expectPending(answer, "60.00");
    }

    @Test
    void theSameBatchWithTheSameKeyCountsOnce() {
        String batch = IntStream.range(0, 50).mapToObj(i -> Conversions.won(buyer, "10"))
                .collect(Collectors.joining(",", "[", "]"));
        Client once = crm.with("Idempotency-Key", Program.unique("batch"));

        Answer first = once.post(BATCH, batch).expect(200);
        Answer second = once.post(BATCH, batch).expect(200);

        assertThat(eventIds(second)).isEqualTo(eventIds(first)).doesNotHaveDuplicates().hasSize(50);
        expectPending(second, "100.00");
    }

    @Test
    void anEventIdTwiceInOneBatchCountsOnce() {
        String item = Conversions.won(buyer, "200", "\"eventId\": \"%s\"".formatted(Program.unique("deal")));

        Answer answer = crm.post(BATCH, "[" + item + "," + item + "]").expect(200);

        assertThat(answer.text("/results/1/eventId")).isEqualTo(answer.text("/results/0/eventId"));
        expectPending(answer, "40.00");
    }

    @Test
    void moreItemsThanAllowedAreRefused() {
        String batch = IntStream.range(0, 10_001).mapToObj(i -> "{}").collect(Collectors.joining(",", "[", "]"));

        Answer refused = crm.post(BATCH, batch);

        assertThat(refused.status()).isIn(400, 413);
        assertThat(refused.text("/detail")).contains("10000");
    }

    @Test
    void somethingThatIsNoBatchIsRefused() {
        crm.post(BATCH, "{\"userId\": \"u\"}").expectProblem(400, "invalid_body");
        crm.post(BATCH, "[{\"userId\": \"u\"").expectProblem(400, "invalid_body");
        assertThat(crm.post(BATCH, "[]").status()).isIn(200, 400);
    }

    private void expectPending(Answer write, String amount) {
        Answer ledger = admin.notBefore(write).get("/api/partners/" + program.partnerId() + "/ledger").expect(200);
        assertThat(ledger.text("/balances/0/pending")).isEqualTo(amount);
    }

    private static List<String> eventIds(Answer answer) {
        return answer.json().path("results").values().stream().map(item -> item.path("eventId").asString()).toList();
    }

    private static String outcome(JsonNode item) {
        return item.path("attribution").path("status").asString(item.path("error").asString(""));
    }
}
