package dev.openpartner.command.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.command.testing.Program;
import dev.openpartner.command.testing.TestServer;
import dev.openpartner.command.testing.TestServer.Reply;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same conversion again: one commission, the same answer. */
class RepeatsTest {

    private static final TestServer SERVER = new TestServer();
    private static final Program PROGRAM = new Program(SERVER);
    private static final String EVENTS = "/api/attribution/events";
    private static final String WON = "{\"userId\":\"ann\",\"type\":\"won\",\"value\":200}";

    @BeforeAll
    static void annCameThroughAPartner() {
        PROGRAM.identify(PROGRAM.freshClick(), "ann");
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void theSameKeyAnswersTheSameWhateverTheWhiteSpaceAndTheOrderOfFields() {
        String key = UUID.randomUUID().toString();
        Reply first = SERVER.post(TestServer.CRM, EVENTS, WON, "Idempotency-Key", key);
        long accrued = SERVER.count("commission.accrued");

        Reply again = SERVER.post(
                TestServer.CRM,
                EVENTS,
                "{ \"value\": \"200.00\", \"type\":\"won\",\n \"userId\": \"ann\", \"extra\": 1 }",
                "Idempotency-Key",
                "\"" + key + "\"");

        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(SERVER.count("commission.accrued")).isEqualTo(accrued);
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        String key = UUID.randomUUID().toString();
        SERVER.post(TestServer.CRM, EVENTS, WON, "Idempotency-Key", key);
        Reply other = SERVER.post(
                TestServer.CRM, EVENTS, "{\"userId\":\"ann\",\"type\":\"won\",\"value\":201}", "Idempotency-Key", key);
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.json().get("error").stringValue()).isEqualTo("idempotency_key_reused");
    }

    @Test
    void theSameEventIdAnswersTheFirstOneWhateverElseIsSent() {
        String eventId = UUID.randomUUID().toString();
        Reply first = SERVER.post(
                TestServer.CRM, EVENTS, "{\"userId\":\"ann\",\"type\":\"won\",\"value\":5,\"eventId\":\"" + eventId + "\"}");
        Reply again = SERVER.post(
                TestServer.CRM,
                EVENTS,
                "{\"userId\":\"somebody else\",\"type\":\"lost\",\"eventId\":\"" + eventId + "\"}",
                "Idempotency-Key",
                UUID.randomUUID().toString());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.json()).isEqualTo(first.json());
    }

    @Test
    void keysAndEventIdsOfAnotherSourceOrTenantAreOthers() {
        String body = "{\"userId\":\"ann\",\"type\":\"won\",\"eventId\":\"" + UUID.randomUUID() + "\"}";
        String key = UUID.randomUUID().toString();
        for (String caller : List.of(TestServer.CRM, "default/INTEGRATION/zapier", "other/INTEGRATION/crm")) {
            Reply reply = SERVER.post(caller, EVENTS, body, "Idempotency-Key", key);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("Idempotent-Replayed")).isEmpty();
        }
    }

    @Test
    void aRepeatAnswersTheFirstDecisionEvenAfterAnother() {
        String body = "{\"userId\":\"late\",\"type\":\"won\",\"value\":10,\"eventId\":\"" + UUID.randomUUID() + "\"}";
        Reply first = SERVER.post(TestServer.CRM, EVENTS, body);
        PROGRAM.identify(PROGRAM.freshClick(), "late");
        Reply again = SERVER.post(TestServer.CRM, EVENTS, body);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.json().get("attribution").get("status").stringValue()).isEqualTo("no_identity");
    }

    @Test
    void sixtyFourAtOnceRecordOneConversionAndAnswerTheSame() throws Exception {
        for (int round = 0; round < 5; round++) {
            String key = UUID.randomUUID().toString();
            String eventId = UUID.randomUUID().toString();
            String body = "{\"userId\":\"ann\",\"type\":\"won\",\"value\":200,\"eventId\":\"" + eventId + "\"}";
            long before = SERVER.count("customer.conversion-recorded");
            List<Reply> replies = atOnce(64, () -> SERVER.post(TestServer.CRM, EVENTS, body, "Idempotency-Key", key));
            assertThat(replies).allSatisfy(reply -> assertThat(reply.status()).isEqualTo(200));
            assertThat(replies.stream().map(Reply::json).distinct()).hasSize(1);
            assertThat(SERVER.count("customer.conversion-recorded")).isEqualTo(before + 1);
        }
    }

    @Test
    void aKeyThatIsNoneIsRefusedAndNothingIsRecorded() {
        long before = SERVER.count("customer.conversion-recorded");
        for (String key : List.of("", "two words", "x".repeat(256), "\"\"", "\"open", "a\"b")) {
            Reply reply = SERVER.post(TestServer.CRM, EVENTS, WON, "Idempotency-Key", key);
            assertThat(reply.status()).as(key).isEqualTo(400);
            assertThat(reply.json().get("error").stringValue()).isEqualTo("invalid_idempotency_key");
        }
        assertThat(SERVER.post(TestServer.CRM, EVENTS, WON, "Idempotency-Key", "a", "Idempotency-Key", "b").status())
                .isEqualTo(400);
        assertThat(SERVER.count("customer.conversion-recorded")).isEqualTo(before);
    }

    private static List<Reply> atOnce(int count, Callable<Reply> call) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Reply> replies = new ArrayList<>();
            for (Future<Reply> future : threads.invokeAll(Collections.nCopies(count, call))) {
                replies.add(future.get());
            }
            return replies;
        }
    }
}
