package dev.openpartner.command.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.openpartner.command.testing.Program;
import dev.openpartner.command.testing.TestServer;
import dev.openpartner.command.testing.TestServer.Reply;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionRecorded;
import dev.openpartner.kernel.id.Streams;
import dev.openpartner.kernel.log.EventLog;
import dev.openpartner.kernel.log.RecordedEvent;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerRegistered;
import dev.openpartner.kernel.privacy.PersonalData;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** People who want to be forgotten. */
class ErasureTest {

    private static final TestServer SERVER = new TestServer();
    private static final Program PROGRAM = new Program(SERVER);
    private static final String EVENTS = "/api/attribution/events";
    private static final String ERASURES = "/api/privacy/erasures";

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void whatWasSealedForACustomerOpensNoMoreAndTheRestStays() {
        String click = PROGRAM.freshClick();
        PROGRAM.identify(click, "gone@example.com");
        String body = "{\"userId\":\"Gone@example.com\",\"type\":\"won\",\"value\":200,\"eventId\":\"gone-1\"}";
        Reply won = SERVER.post(TestServer.CRM, EVENTS, body);
        SERVER.post(TestServer.CRM, EVENTS, "{\"userId\":\"gone@example.com\"}");
        SERVER.post(TestServer.CRM, EVENTS, "{\"userId\":\"gone@EXAMPLE.com\", broken");
        SERVER.post(TestServer.CRM, EVENTS, "{\"userId\":\"stays@example.com\"}");
        ConversionRecorded fact = lastConversion();
        String subject = Streams.customer(fact.customerId());
        assertThat(data().open(subject, fact.sealedUserId())).hasValue("Gone@example.com");

        Reply erased = SERVER.post(TestServer.ADMIN, ERASURES, "{\"userId\":\" GONE@example.com\"}");

        assertThat(erased.status()).isEqualTo(200);
        assertThat(erased.json().get("subject").stringValue()).isEqualTo(subject);
        assertThat(erased.json().get("erasedAt").stringValue()).endsWith("Z");
        assertThat(data().open(subject, fact.sealedUserId())).isEmpty();
        assertThat(keysOf(Streams.click(click))).isZero();
        assertThat(SERVER.get(TestServer.ADMIN, "/api/attribution/rejected").json().get("data")).hasSize(1);
        assertThat(SERVER.post(TestServer.CRM, EVENTS, body).json()).isEqualTo(won.json());

        long head = log().head();
        assertThat(SERVER.post(TestServer.ADMIN, ERASURES, "{\"userId\":\"gone@example.com\"}").status()).isEqualTo(200);
        assertThat(log().head()).isEqualTo(head);
    }

    @Test
    void whoComesBackIsSomebodyNew() {
        PROGRAM.identify(PROGRAM.freshClick(), "back");
        SERVER.post(TestServer.ADMIN, ERASURES, "{\"userId\":\"back\"}");
        Reply again = SERVER.post(TestServer.CRM, EVENTS, "{\"userId\":\"back\",\"type\":\"won\",\"value\":1}");
        assertThat(again.json().get("attribution").get("status").stringValue()).isEqualTo("no_identity");
        ConversionRecorded fact = lastConversion();
        assertThat(data().open(Streams.customer(fact.customerId()), fact.sealedUserId())).hasValue("back");
    }

    @Test
    void whoComesBackToAnotherProcessIsSealedUnderANewKeyThere() {
        try (TestServer other = SERVER.another()) {
            other.post(TestServer.CRM, EVENTS, "{\"userId\":\"moves\",\"type\":\"won\",\"value\":1}");
            String sealedBefore = lastConversion().sealedUserId();
            String subject = Streams.customer(lastConversion().customerId());

            SERVER.post(TestServer.ADMIN, ERASURES, "{\"userId\":\"moves\"}");
            other.post(TestServer.CRM, EVENTS, "{\"userId\":\"moves\",\"type\":\"won\",\"value\":2}");

            assertThat(lastConversion().sealedUserId()).isNotEqualTo(sealedBefore);
            assertThat(data().open(subject, lastConversion().sealedUserId())).hasValue("moves");
        }
    }

    @Test
    void whatIsErasedInOneProcessOpensInAnotherForAShortWhileOnly() {
        try (TestServer other = SERVER.another()) {
            other.post(TestServer.CRM, EVENTS, "{\"userId\":\"seen\",\"type\":\"won\",\"value\":1}");
            String sealed = lastConversion().sealedUserId();
            String subject = Streams.customer(lastConversion().customerId());
            PersonalData there = other.bean(PersonalData.class);
            assertThat(there.open(subject, sealed)).hasValue("seen");

            assertThat(SERVER.post(TestServer.ADMIN, ERASURES, "{\"userId\":\"seen\"}").status()).isEqualTo(200);

            await().untilAsserted(() -> assertThat(there.open(subject, sealed)).isEmpty());
        }
    }

    @Test
    void anErasedPartnerFreesTheAddressAndEarnsNothingMore() {
        String email = "{\"email\":\"Leaving@example.com\",\"name\":\"Leaving\"}";
        String partner = SERVER.post(TestServer.ADMIN, "/api/partners", email).json().get("id").stringValue();
        PartnerRegistered registered = (PartnerRegistered) stream(Streams.partner(partner)).getFirst().event();
        String click = PROGRAM.click(PROGRAM.link(partner, PROGRAM.campaign("")), Instant.now().minusSeconds(60));
        PROGRAM.identify(click, "buyer");
        assertThat(SERVER.post(TestServer.ADMIN, "/api/partners", email).status()).isEqualTo(409);

        assertThat(SERVER.post("other/ADMIN/admin", ERASURES, "{\"partnerId\":\"" + partner + "\"}").status()).isEqualTo(404);
        assertThat(SERVER.post(TestServer.ADMIN, ERASURES, "{\"partnerId\":\"" + partner + "\"}").status()).isEqualTo(200);

        assertThat(data().open(Streams.partner(partner), registered.sealedEmail())).isEmpty();
        assertThat(SERVER.post(TestServer.ADMIN, "/api/partners", email).status()).isEqualTo(201);
        assertThat(SERVER.post(TestServer.CRM, EVENTS, "{\"userId\":\"buyer\",\"type\":\"won\",\"value\":9}").json()
                        .get("attribution").get("reason").stringValue())
                .isEqualTo("partner_revoked");
        assertThat(SERVER.post(TestServer.ADMIN, ERASURES, "{\"partnerId\":\"" + partner + "\"}").status()).isEqualTo(200);
    }

    @Test
    void whoIsUnknownIsNotFoundAndAWrongBodyIsNamed() {
        assertThat(SERVER.post(TestServer.ADMIN, ERASURES, "{\"userId\":\"never seen\"}").json().get("error").stringValue())
                .isEqualTo("customer_not_found");
        assertThat(SERVER.post(TestServer.ADMIN, ERASURES, "{\"partnerId\":\"none\"}").status()).isEqualTo(404);
        String both = "{\"userId\":\"a\",\"partnerId\":\"b\"}";
        for (String body : List.of("", "[]", "7", "{}", both, "{\"userId\":\"a\",\"x\":1}", "{\"userId\":true}")) {
            assertThat(SERVER.post(TestServer.ADMIN, ERASURES, body).status()).as(body).isEqualTo(400);
        }
    }

    private static ConversionRecorded lastConversion() {
        return log().readAfter(0, 10_000).reversed().stream()
                .map(RecordedEvent::event)
                .filter(ConversionRecorded.class::isInstance)
                .map(ConversionRecorded.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static List<RecordedEvent> stream(String aggregateId) {
        return log().readStream(aggregateId);
    }

    private static int keysOf(String subject) {
        return Objects.requireNonNull(SERVER.jdbc().queryForObject(
                "select count(*) from vault.data_key where subject = ? and wrapped is not null", Integer.class, subject));
    }

    private static EventLog log() {
        return SERVER.bean(EventLog.class);
    }

    private static PersonalData data() {
        return SERVER.bean(PersonalData.class);
    }
}
