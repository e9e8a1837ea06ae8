package dev.openpartner.server.scenario;

import static dev.openpartner.server.scenario.Conversions.EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@RunningServer
class LateIdentityTest {

    private final Client admin;
    private final Client crm;
    private final Program program;

    LateIdentityTest(@LocalServerPort int port) {
        Callers callers = Callers.at(port);
        admin = callers.admin();
        crm = callers.integration("crm", "events:write");
        program = Program.paying20Percent(admin, callers.nobody());
    }

    @Test
    void aConversionOfAnUnknownUserIsListedWithItsReasonAndTheFix() {
        String buyer = Program.uniqueBuyer();

        Answer conversion = crm.post(EVENTS, Conversions.won(buyer, "200")).expect(200);

        assertThat(conversion.text("/attribution/status")).isEqualTo("no_identity");
        assertThat(conversion.json().at("/attribution/touches").isEmpty()).isTrue();
        assertThat(conversion.text("/attribution/hint")).endsWith(".");
        JsonNode listed = unattributed(conversion, buyer);
        assertThat(listed.path("eventId").asString()).isEqualTo(conversion.text("/eventId"));
        assertThat(listed.path("reason").asString()).isEqualTo("no_identity");
        assertThat(listed.path("hint").asString()).isEqualTo(conversion.text("/attribution/hint"));
        assertThat(listed.path("waitingSeconds").isNumber()).isTrue();
    }

    @Test
    void theIdentitySettlesWhatWaitedAsOfItsOwnTime() {
        String buyer = Program.uniqueBuyer();
        String cref = program.click();
        Instant happened = Instant.now().truncatedTo(ChronoUnit.MILLIS).plus(1, ChronoUnit.HOURS);
        Answer first = crm.post(EVENTS, Conversions.won(buyer, "200", "\"ts\": \"%s\"".formatted(happened))).expect(200);
        crm.post(EVENTS, Conversions.won(buyer, "50")).expect(200);

        Answer identified = program.identify(cref, buyer).expect(200);

        assertThat(identified.json().path("firstStitch").asBoolean()).isTrue();
        assertThat(identified.text("/identityId")).isNotEmpty();
        assertThat(identified.json().path("backfilledAttributions").asInt()).isEqualTo(2);
        Client reader = admin.notBefore(identified);
        Answer settled = reader.get(EVENTS + "/" + first.text("/eventId")).expect(200);
        assertThat(settled.text("/status")).isEqualTo("attributed");
        assertThat(Instant.parse(settled.text("/ts"))).isEqualTo(happened);
        assertThat(reader.get("/api/unattributed?userId=" + buyer).expect(200).data()).isEmpty();
        assertThat(reader.get("/api/review-queue?partnerId=" + program.partnerId()).expect(200).data())
                .extracting(item -> item.path("amount").asString()).containsExactlyInAnyOrder("40.00", "10.00");
    }

    @Test
    void theSameIdentityAgainChangesNothing() {
        String buyer = Program.uniqueBuyer();
        String cref = program.clickBy(buyer);

        Answer again = program.identify(cref, buyer).expect(200);

        assertThat(again.json().path("ok").asBoolean()).isTrue();
        assertThat(again.json().path("identityId").isNull()).isTrue();
        assertThat(again.json().path("firstStitch").asBoolean(true)).isFalse();
        assertThat(again.json().path("backfilledAttributions").asInt(-1)).isZero();
    }

    @Test
    void anEmailAddressIsTheSamePersonWhateverItsCase() {
        String buyer = Program.uniqueBuyer();
        program.clickBy(buyer.toUpperCase(Locale.ROOT));

        Answer conversion = crm.post(EVENTS, Conversions.won(" " + buyer + " ", "200")).expect(200);

        assertThat(conversion.text("/attribution/status")).isEqualTo("attributed");
    }

    @Test
    void anUnknownTokenIsNamedAsSuch() {
        program.identify("01JUNKNOWNCLICK000000000000", Program.uniqueBuyer()).expectProblem(404, "click_not_found");
    }

    @Test
    void aClickThatCameAfterTheDealDoesNotCountAndTheAnswerSaysSo() {
        String buyer = Program.uniqueBuyer();
        program.clickBy(buyer);
        Instant beforeTheClick = Instant.now().minus(90, ChronoUnit.DAYS);

        Answer conversion = crm.post(EVENTS, Conversions.won(buyer, "200", "\"ts\": \"%s\"".formatted(beforeTheClick)))
                .expect(200);

        assertThat(conversion.text("/attribution/status")).isEqualTo("outside_window");
        assertThat(conversion.text("/attribution/hint")).isNotEmpty();
    }

    private JsonNode unattributed(Answer write, String buyer) {
        Answer page = admin.notBefore(write).get("/api/unattributed?userId=" + buyer).expect(200);
        assertThat(page.data()).as(page.text()).hasSize(1);
        return page.data().getFirst();
    }
}
