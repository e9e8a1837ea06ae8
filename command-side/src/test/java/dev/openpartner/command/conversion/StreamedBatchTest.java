package dev.openpartner.command.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.openpartner.command.testing.TestServer;
import dev.openpartner.command.testing.TestServer.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What of a batch is recorded while it is still on its way, and what a sender may do whose batch broke off. */
class StreamedBatchTest {

    private static final TestServer SERVER = new TestServer();
    private static final String BATCH = "/api/attribution/events/batch";
    private static final String LINES = "application/x-ndjson";
    private static final int WINDOW = BatchIntake.WINDOW_ITEMS;

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", LINES})
    void itemsWithAnEventIdAreRecordedWhileOthersAreStillOnTheirWay(String contentType) throws IOException {
        String run = UUID.randomUUID().toString();
        boolean lines = contentType.equals(LINES);
        String first = items(0, WINDOW, named(run), lines ? "\n" : ",");
        String rest = items(WINDOW, 3 * WINDOW, named(run), lines ? "\n" : ",");
        String opening = lines ? first + "\n" : "[" + first + ",";
        String closing = lines ? rest : rest + "]";

        String answer;
        try (Socket socket = opened(contentType, opening.length() + closing.length())) {
            send(socket, opening);
            await().atMost(Duration.ofSeconds(60)).until(() -> recorded(run) == WINDOW);
            send(socket, closing);
            answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }

        JsonNode results = JsonMapper.shared().readTree(answer.substring(answer.indexOf('{'))).get("results");
        assertThat(results.valueStream().map(result -> result.get("status").intValue())).hasSize(3 * WINDOW).containsOnly(200);
        assertThat(recorded(run)).isEqualTo(3L * WINDOW);
    }

    @Test
    void aBatchThatBrokeOffIsSentAgainAndNothingIsDoubled() {
        String run = UUID.randomUUID().toString();
        String whole = "[" + items(0, 2 * WINDOW + 10, named(run), ",") + "]";
        Reply broken = SERVER.post(TestServer.CRM, BATCH, whole.substring(0, whole.length() - 20));
        assertThat(broken.status()).isEqualTo(400);
        assertThat(broken.json().get("errors").get(0).get("code").stringValue()).isEqualTo("malformed_json");

        Reply again = SERVER.post(TestServer.CRM, BATCH, whole);

        assertThat(statuses(again)).hasSize(2 * WINDOW + 10).containsOnly(200);
        assertThat(recorded(run)).isEqualTo(2L * WINDOW + 10);
        JsonNode results = again.json().get("results");
        Reply third = SERVER.post(TestServer.CRM, BATCH, whole);
        assertThat(third.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(third.json().get("results").valueStream().map(result -> result.get("eventId")))
                .containsExactlyElementsOf(results.valueStream().map(result -> result.get("eventId")).toList());
    }

    @Test
    void aSenderThatIsGoneInTheMiddleSendsTheBatchAgain() throws IOException {
        String run = UUID.randomUUID().toString();
        String whole = "[" + items(0, 2 * WINDOW, named(run), ",") + "]";
        String half = whole.substring(0, whole.indexOf("\"eventId\":\"" + run + "-" + (WINDOW + 5)));
        try (Socket socket = opened("application/json", whole.length())) {
            send(socket, half);
            await().atMost(Duration.ofSeconds(60)).until(() -> recorded(run) == WINDOW);
        }

        Reply again = SERVER.post(TestServer.CRM, BATCH, whole);

        assertThat(statuses(again)).hasSize(2 * WINDOW).containsOnly(200);
        assertThat(again.json().get("results").get(0).get("replayed").booleanValue()).isTrue();
        assertThat(again.json().get("results").get(2 * WINDOW - 1).has("replayed")).isFalse();
        assertThat(recorded(run)).isEqualTo(2L * WINDOW);
    }

    /** Where a repeat would double it, nothing may be recorded of a batch that is refused. */
    @Test
    void withoutEventIdsABatchThatCannotBeReadIsRefusedWhole() {
        IntFunction<String> nameless = index -> "{\"userId\":\"nameless\",\"type\":\"t\",\"value\":" + index + "}";
        String whole = "[" + items(0, 3 * WINDOW, nameless, ",");
        long before = SERVER.count("customer.conversion-recorded");
        for (String broken : List.of(
                whole, whole + ",{broken}]", whole + "] more", whole + "," + "1,".repeat(10_000) + "1]", "[{broken}" + whole)) {
            assertThat(SERVER.post(TestServer.CRM, BATCH, broken).status()).isEqualTo(400);
        }
        assertThat(SERVER.count("customer.conversion-recorded")).isEqualTo(before);
    }

    @Test
    void fromTheFirstItemWithoutAnEventIdOnAllWaitForTheEnd() {
        String run = UUID.randomUUID().toString();
        String mixed = "[" + items(0, WINDOW + 7, named(run), ",") + ",{\"userId\":\"mixed\",\"type\":\"" + run + "\"},"
                + items(WINDOW + 7, 4 * WINDOW, named(run), ",");
        assertThat(SERVER.post(TestServer.CRM, BATCH, mixed).status()).isEqualTo(400);
        // What was handed on is on its way whatever became of the request; the next batch comes behind it.
        assertThat(statuses(SERVER.post(TestServer.CRM, BATCH, mixed + "]"))).hasSize(4 * WINDOW + 1).containsOnly(200);
        assertThat(recorded(run)).isEqualTo(4L * WINDOW);
        assertThat(SERVER.jdbc().queryForObject(
                        """
                        select count(*) from event_store.event
                        where event_type = 'customer.conversion-recorded' and payload ->> 'type' = ?
                        """,
                        Long.class,
                        run))
                .isEqualTo(1);
    }

    @Test
    void underAnIdempotencyKeyNothingIsRecordedBeforeTheWholeIsKnown() {
        String run = UUID.randomUUID().toString();
        String key = UUID.randomUUID().toString();
        String whole = "[" + items(0, 4 * WINDOW, named(run), ",");
        assertThat(SERVER.post(TestServer.CRM, BATCH, whole, "Idempotency-Key", key).status()).isEqualTo(400);
        assertThat(recorded(run)).isZero();
        assertThat(statuses(SERVER.post(TestServer.CRM, BATCH, whole + "]", "Idempotency-Key", key))).containsOnly(200);
        assertThat(recorded(run)).isEqualTo(4L * WINDOW);
        // The first window is the same; the body is another.
        String longer = whole + "," + named(run).apply(4 * WINDOW) + "]";
        assertThat(SERVER.post(TestServer.CRM, BATCH, longer, "Idempotency-Key", key).status()).isEqualTo(422);
        assertThat(recorded(run)).isEqualTo(4L * WINDOW);
        assertThat(SERVER.post(TestServer.CRM, BATCH, " " + whole + " ]", "Idempotency-Key", key).header("Idempotent-Replayed"))
                .isEqualTo("true");
    }

    @Test
    void answersAreInOrderAcrossWindowsAndTheRefusedOnesAreKept() {
        String run = UUID.randomUUID().toString();
        int count = 3 * WINDOW + 1;
        IntFunction<String> everySeventhBad = index -> index % 7 == 3
                ? "{\"userId\":\"" + run + "\",\"bad\":" + index + "}"
                : named(run).apply(index);
        for (String key : List.of("", UUID.randomUUID().toString())) {
            String[] headers = key.isEmpty() ? new String[0] : new String[] {"Idempotency-Key", key};
            JsonNode results =
                    SERVER.post("kept/INTEGRATION/crm", BATCH, "[" + items(0, count, everySeventhBad, ",") + "]", headers)
                            .json()
                            .get("results");
            assertThat(results).hasSize(count);
            for (int index = 0; index < count; index++) {
                JsonNode result = results.get(index);
                assertThat(result.get("index").intValue()).isEqualTo(index);
                assertThat(result.get("status").intValue()).isEqualTo(index % 7 == 3 ? 400 : 200);
                if (index % 7 == 3) {
                    String id = result.get("rejectedId").stringValue();
                    assertThat(SERVER.bean(RejectedTable.class).body("kept", id).characters())
                            .isEqualTo(everySeventhBad.apply(index));
                }
            }
        }
    }

    @Test
    void aSenderOfMuchHearsWhyTheBeginningWasRefused() {
        String body = "[{broken}," + "1,".repeat(5_000_000) + "1]";
        Reply reply = SERVER.post(TestServer.CRM, BATCH, body);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("errors").get(0).get("message").stringValue()).contains("item 0");
    }

    private static IntFunction<String> named(String run) {
        return index -> "{\"userId\":\"buyer " + index % 50 + "\",\"type\":\"t\",\"eventId\":\"" + run + "-" + index + "\"}";
    }

    private static String items(int from, int to, IntFunction<String> item, String separator) {
        return IntStream.range(from, to).mapToObj(item).collect(Collectors.joining(separator));
    }

    private static Stream<Integer> statuses(Reply reply) {
        assertThat(reply.status()).isEqualTo(200);
        return reply.json().get("results").valueStream().map(result -> result.get("status").intValue());
    }

    private static long recorded(String run) {
        Long count = SERVER.jdbc().queryForObject(
                """
                select count(*) from event_store.event
                where event_type = 'customer.conversion-recorded' and payload ->> 'sourceEventId' like ?
                """,
                Long.class,
                run + "-%");
        return count == null ? 0 : count;
    }

    private static Socket opened(String contentType, int contentLength) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), SERVER.port());
        send(socket, """
                POST %s HTTP/1.1\r
                Host: localhost\r
                Connection: close\r
                X-Caller: %s\r
                Content-Type: %s\r
                Content-Length: %d\r
                \r
                """.formatted(BATCH, TestServer.CRM, contentType, contentLength));
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
