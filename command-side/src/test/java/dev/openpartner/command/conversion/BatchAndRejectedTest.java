package dev.openpartner.command.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.command.testing.Program;
import dev.openpartner.command.testing.TestServer;
import dev.openpartner.command.testing.TestServer.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Many at once, and the ones that were refused. */
class BatchAndRejectedTest {

    private static final TestServer SERVER = new TestServer();
    private static final Program PROGRAM = new Program(SERVER);
    private static final String EVENTS = "/api/attribution/events";
    private static final String BATCH = EVENTS + "/batch";
    private static final String REJECTED = "/api/attribution/rejected";

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void aBadItemSpoilsNoOtherAndIsKept() {
        PROGRAM.identify(PROGRAM.freshClick(), "batch-ann");
        Reply reply = SERVER.post(
                TestServer.CRM,
                BATCH,
                """
                [{"userId":"batch-ann","type":"won","value":10}, {"userId":"x","type":"t","value":-1}, 7,
                 {"userId":"nobody","type":"won"}]
                """);
        JsonNode results = reply.json().get("results");
        assertThat(results.valueStream().map(result -> result.get("status").intValue())).containsExactly(200, 400, 400, 200);
        assertThat(results.valueStream().map(result -> result.get("index").intValue())).containsExactly(0, 1, 2, 3);
        assertThat(results.get(0).get("attribution").get("status").stringValue()).isEqualTo("attributed");
        assertThat(results.get(1).get("errors").get(0).get("pointer").stringValue()).isEqualTo("/value");
        String rejectedId = results.get(2).get("rejectedId").stringValue();
        assertThat(SERVER.get(TestServer.ADMIN, REJECTED + "/" + rejectedId).json().get("body").stringValue()).isEqualTo("7");
        assertThat(Long.parseLong(reply.header("OpenPartner-Position"))).isPositive();
    }

    @Test
    void linesAreReadOneByOne() {
        String lines = "{\"userId\":\"a\",\"type\":\"t\"}\n\r\n{broken\n{\"userId\":\"b\",\"type\":\"t\"}";
        Reply reply =
                SERVER.post(TestServer.CRM, BATCH, "application/x-ndjson", lines.getBytes(StandardCharsets.UTF_8));
        assertThat(reply.json().get("results").valueStream().map(result -> result.get("status").intValue()))
                .containsExactly(200, 400, 200);
    }

    @Test
    void aKeyCoversTheWholeBatch() {
        String key = UUID.randomUUID().toString();
        String batch = "[{\"userId\":\"k1\",\"type\":\"t\"},{\"userId\":\"k2\",\"type\":\"t\"}]";
        Reply first = SERVER.post(TestServer.CRM, BATCH, batch, "Idempotency-Key", key);
        long recorded = SERVER.count("customer.conversion-recorded");
        Reply again = SERVER.post(TestServer.CRM, BATCH, batch, "Idempotency-Key", key);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.json().get("results").get(1).get("eventId"))
                .isEqualTo(first.json().get("results").get(1).get("eventId"));
        assertThat(SERVER.count("customer.conversion-recorded")).isEqualTo(recorded);
        assertThat(SERVER.post(TestServer.CRM, BATCH, batch.replace("k2", "k3"), "Idempotency-Key", key).status()).isEqualTo(422);
        assertThat(SERVER.post(TestServer.CRM, EVENTS, "{\"userId\":\"k1\",\"type\":\"t\"}", "Idempotency-Key", key)
                        .header("Idempotent-Replayed"))
                .isEmpty();
    }

    @Test
    void aThousandItemsOfOneCustomerAreDecidedInOrder() {
        PROGRAM.identify(PROGRAM.freshClick(), "many");
        String items = IntStream.range(0, 1_000)
                .mapToObj(i -> "{\"userId\":\"many\",\"type\":\"t\",\"value\":1,\"eventId\":\"many-" + i + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
        JsonNode results = SERVER.post(TestServer.CRM, BATCH, items).json().get("results");
        assertThat(results.valueStream().map(result -> result.get("status").intValue()).distinct()).containsExactly(200);
        List<String> answered = results.valueStream().map(result -> result.get("eventId").stringValue()).toList();
        assertThat(SERVER.jdbc().queryForList(
                        """
                        select payload ->> 'conversionId' from event_store.event
                        where event_type = 'customer.conversion-recorded' and payload ->> 'sourceEventId' like 'many-%'
                        order by position
                        """,
                        String.class))
                .isEqualTo(answered);
    }

    @Test
    void aBatchThatIsNoneIsRefused() {
        assertThat(SERVER.post(TestServer.CRM, BATCH, "{\"userId\":\"a\"}").status()).isEqualTo(400);
        assertThat(SERVER.post(TestServer.CRM, BATCH, "[{\"userId\":\"a\"").status()).isEqualTo(400);
        assertThat(SERVER.post(TestServer.CRM, BATCH, "[] []").status()).isEqualTo(400);
        assertThat(SERVER.post(TestServer.CRM, BATCH, "[" + "1,".repeat(10_000) + "1]").status()).isEqualTo(400);
        assertThat(SERVER.post(TestServer.CRM, BATCH, "[]").json().get("results").isEmpty()).isTrue();
    }

    @Test
    void aRefusedBodyIsKeptByteForByteAndMendedOnce() {
        byte[] broken = "{\"userId\":\"fix me\",\"amount\":,\u00ff}".getBytes(StandardCharsets.ISO_8859_1);
        Instant before = Instant.now().minus(Duration.ofSeconds(1));
        Reply refused = SERVER.post(TestServer.CRM, EVENTS, "application/json", broken);
        assertThat(refused.status()).isEqualTo(400);
        String id = refused.json().get("rejectedId").stringValue();
        assertThat(SERVER.bean(RejectedTable.class).body("default", id).bytes()).isEqualTo(broken);
        assertThat(SERVER.get("other/ADMIN/admin", REJECTED + "/" + id).status()).isEqualTo(404);
        assertThat(SERVER.post(TestServer.ADMIN, REJECTED + "/" + id + "/resubmit", "").status()).isEqualTo(400);

        String mended = "{\"body\":{\"userId\":\"fix me\",\"type\":\"won\",\"value\":3,\"eventId\":\"deal-1\"}}";
        Reply done = SERVER.post(TestServer.ADMIN, REJECTED + "/" + id + "/resubmit", mended);
        assertThat(done.status()).isEqualTo(200);
        Reply again = SERVER.post(TestServer.ADMIN, REJECTED + "/" + id + "/resubmit", mended);
        assertThat(again.json()).isEqualTo(done.json());
        JsonNode shown = SERVER.get(TestServer.ADMIN, REJECTED + "/" + id).json();
        assertThat(shown.get("resubmittedAs")).isEqualTo(done.json().get("eventId"));
        assertThat(Instant.parse(shown.get("receivedAt").stringValue())).isAfter(before);
        Reply bySource = SERVER.post(TestServer.CRM, EVENTS, "{\"userId\":\"fix me\",\"type\":\"won\",\"eventId\":\"deal-1\"}");
        assertThat(bySource.header("Idempotent-Replayed")).isEqualTo("true");
    }

    @Test
    void theSourcesOwnRetryAndTheResubmissionAreOneConversion() {
        String key = UUID.randomUUID().toString();
        Reply refused = SERVER.post(TestServer.CRM, EVENTS, "{\"userId\":\"both\"}", "Idempotency-Key", key);
        String good = "{\"userId\":\"both\",\"type\":\"won\"}";
        Reply retried = SERVER.post(TestServer.CRM, EVENTS, good, "Idempotency-Key", key);
        String id = refused.json().get("rejectedId").stringValue();
        String later = "{\"body\":" + good.replace("won", "later") + "}";
        Reply resubmitted = SERVER.post(TestServer.ADMIN, REJECTED + "/" + id + "/resubmit", later);
        assertThat(resubmitted.json()).isEqualTo(retried.json());
    }

    @Test
    void theListIsPagedNewestFirst() {
        for (int i = 0; i < 3; i++) {
            SERVER.post("paging/INTEGRATION/crm", EVENTS, "{\"n\":" + i + "}");
        }
        Reply first = SERVER.get("paging/ADMIN/admin", REJECTED + "?limit=2");
        assertThat(first.json().get("data")).hasSize(2);
        String cursor = first.json().get("nextCursor").stringValue();
        Reply second = SERVER.get("paging/ADMIN/admin", REJECTED + "?limit=2&cursor=" + cursor);
        assertThat(second.json().get("data")).hasSize(1);
        assertThat(second.json().get("nextCursor").isNull()).isTrue();
        assertThat(SERVER.get("paging/ADMIN/admin", REJECTED + "?cursor=nonsense").json().get("error").stringValue())
                .isEqualTo("invalid_cursor");
        assertThat(SERVER.get("paging/ADMIN/admin", REJECTED + "?limit=0&page=2").json().get("errors")).hasSize(2);
    }

    @Test
    void whatLiesThereTooLongIsPurged() {
        String id = SERVER.post("purged/INTEGRATION/crm", EVENTS, "{}").json().get("rejectedId").stringValue();
        RejectedTable table = SERVER.bean(RejectedTable.class);
        table.purge(Instant.now().minus(RejectedTable.KEPT));
        assertThat(table.find("purged", id)).isPresent();
        table.purge(Instant.now().plusSeconds(1));
        assertThat(table.find("purged", id)).isEmpty();
    }

    @Test
    void aFormIsRefusedWithWhatToSetAndKept() {
        byte[] form = "event=deal_won&email=buyer%40example.com".getBytes(StandardCharsets.UTF_8);
        Reply reply = SERVER.post("forms/INTEGRATION/zapier", EVENTS, "application/x-www-form-urlencoded", form);
        assertThat(reply.status()).isEqualTo(415);
        assertThat(reply.json().get("detail").stringValue()).contains("Zapier");
        assertThat(SERVER.get("forms/ADMIN/admin", REJECTED).json().get("data")).hasSize(1);
    }

    @Test
    void otherContentTypesAreReadOrRefused() {
        byte[] body = "{\"userId\":\"a\",\"type\":\"t\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(SERVER.post(TestServer.CRM, EVENTS, "", body).status()).isEqualTo(200);
        assertThat(SERVER.post(TestServer.CRM, EVENTS, "application/json; charset=UTF-8", body).status()).isEqualTo(200);
        assertThat(SERVER.post(TestServer.CRM, EVENTS, "application/cloudevents+json", body).status()).isEqualTo(200);
        assertThat(SERVER.post(TestServer.CRM, EVENTS, "application/json; charset=UTF-16", body).status()).isEqualTo(415);
        assertThat(SERVER.post(TestServer.CRM, EVENTS, "application/json; charset=nonsense", body).status()).isEqualTo(415);
        assertThat(SERVER.post(TestServer.CRM, EVENTS, "text/xml", body).status()).isEqualTo(415);
        assertThat(SERVER.post(TestServer.CRM, EVENTS, "nonsense", body).status()).isEqualTo(415);
    }
}
