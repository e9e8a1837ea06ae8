package dev.openpartner.server.scenario;

import static dev.openpartner.server.scenario.Conversions.EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@RunningServer
class FullFunnelTest {

    private final Client admin;
    private final Client crm;
    private final Client visitor;
    private final Program program;

    FullFunnelTest(@LocalServerPort int port) {
        Callers callers = Callers.at(port);
        admin = callers.admin();
        visitor = callers.nobody();
        crm = callers.integration("crm", "events:write");
        program = Program.paying20Percent(admin, visitor);
    }

    @Test
    void aDealOf200At20PercentBecomesACommissionOf40ThatIsReviewedApprovedAndBooked() {
        String buyer = Program.uniqueBuyer();
        String cref = program.clickBy(buyer);

        Answer conversion = crm.post(EVENTS, Conversions.won(buyer, "200")).expect(200);
        String commission = expectAttributed(conversion, cref);

        JsonNode queued = only(admin.notBefore(conversion).get("/api/review-queue?partnerId=" + program.partnerId()));
        assertThat(queued.path("id").asString()).isEqualTo(commission);
        assertThat(queued.path("amount").asString()).isEqualTo("40.00");
        assertThat(queued.path("status").asString()).isEqualTo("accrued");
        assertThat(queued.path("eventValue").asString()).isEqualTo("200.00");
        assertThat(queued.path("userId").asString()).isEqualTo(buyer);
        assertThat(queued.path("holdbackActive").asBoolean(true)).isFalse();

        Answer approved = admin.post("/api/commissions/" + commission + "/approve").expect(200);
        assertThat(approved.text("/status")).isEqualTo("approved");
        assertThat(approved.text("/amount")).isEqualTo("40.00");

        Answer reviewed = admin.notBefore(approved).get("/api/review-queue?partnerId=" + program.partnerId()).expect(200);
        assertThat(reviewed.data()).isEmpty();
        expectBooked(approved);
    }

    private String expectAttributed(Answer conversion, String cref) {
        assertThat(conversion.json().path("ok").asBoolean()).isTrue();
        assertThat(conversion.text("/attribution/status")).isEqualTo("attributed");
        assertThat(conversion.text("/attribution/model")).isEqualTo("last_click");
        assertThat(conversion.json().at("/attribution/touches").size()).isEqualTo(1);
        assertThat(conversion.text("/attribution/touches/0/clickId")).isEqualTo(cref);
        assertThat(conversion.text("/attribution/touches/0/partnerId")).isEqualTo(program.partnerId());
        assertThat(conversion.text("/attribution/touches/0/campaignId")).isEqualTo(program.campaignId());
        assertThat(conversion.json().at("/attribution/touches/0/weight").isNumber()).isTrue();
        assertThat(conversion.json().at("/attribution/touches/0/weight").asDouble()).isEqualTo(1);
        assertThat(conversion.text("/attribution/touches/0/commissions/0/amount")).isEqualTo("40.00");
        assertThat(conversion.text("/attribution/touches/0/commissions/0/currency")).isEqualTo("USD");
        return conversion.text("/attribution/touches/0/commissionId");
    }

    private void expectBooked(Answer approved) {
        Client reader = admin.notBefore(approved);
        Answer ledger = reader.get("/api/partners/" + program.partnerId() + "/ledger").expect(200);
        assertThat(ledger.data()).extracting(entry -> entry.path("kind").asString())
                .containsExactlyInAnyOrder("accrued", "approved");
        assertThat(ledger.data()).allSatisfy(entry -> assertThat(entry.path("amount").asString()).isEqualTo("40.00"));
        assertThat(ledger.text("/balances/0/currency")).isEqualTo("USD");
        assertThat(ledger.text("/balances/0/pending")).isEqualTo("0.00");
        assertThat(ledger.text("/balances/0/payable")).isEqualTo("40.00");
        assertThat(ledger.text("/balances/0/paid")).isEqualTo("0.00");

        Answer dashboard = reader.get("/api/partners/" + program.partnerId() + "/dashboard").expect(200);
        assertThat(dashboard.json().path("clicks").asInt()).isEqualTo(1);
        assertThat(dashboard.json().path("attributedEvents").asInt()).isEqualTo(1);
        assertThat(dashboard.json().path("commissionByStatus").path("approved").toString()).contains("40.00");
    }

    @Test
    void theConversionIsShownInFullAndExplainedFromItsClickToItsCent() {
        String buyer = Program.uniqueBuyer();
        String cref = program.clickBy(buyer);
        Answer conversion = crm.post(EVENTS, Conversions.won(buyer, "4500.00", """
                "metadata": {"dealId": "7036839888"}""")).expect(200);
        Client reader = admin.notBefore(conversion);

        Answer shown = reader.get(EVENTS + "/" + conversion.text("/eventId")).expect(200);
        assertThat(shown.text("/userId")).isEqualTo(buyer);
        assertThat(shown.text("/type")).isEqualTo("opportunity_won");
        assertThat(shown.text("/value")).isEqualTo("4500.00");
        assertThat(shown.text("/metadata/dealId")).isEqualTo("7036839888");
        assertThat(shown.text("/status")).isEqualTo("attributed");

        Answer explained = reader.get(EVENTS + "/" + conversion.text("/eventId") + "/explanation").expect(200);
        assertThat(explained.text("/clicks/0/clickId")).isEqualTo(cref);
        assertThat(explained.text("/clicks/0/verdict")).isEqualTo("credited");
        assertThat(explained.text("/commissions/0/amount")).isEqualTo("900.00");
        assertThat(explained.json().at("/commissions/0/steps").size()).isPositive();
        assertThat(explained.json().at("/sources").size()).isPositive();

        Answer commission = reader.get("/api/commissions/" + conversion.text("/attribution/touches/0/commissionId")
                + "/explanation").expect(200);
        assertThat(commission.text("/eventId")).isEqualTo(conversion.text("/eventId"));
    }

    @Test
    void theAttributionsFeedListsTheTouchOnceAndResumesAfterIt() {
        String buyer = Program.uniqueBuyer();
        program.clickBy(buyer);
        Answer conversion = crm.post(EVENTS, Conversions.won(buyer, "10")).expect(200);
        Client job = admin.notBefore(conversion);

        Answer page = job.get("/api/attributions?partnerId=" + program.partnerId()).expect(200);
        JsonNode touch = page.data().getFirst();
        assertThat(page.data()).hasSize(1);
        assertThat(touch.path("eventId").asString()).isEqualTo(conversion.text("/eventId"));
        assertThat(touch.path("status").asString()).isEqualTo("active");
        Answer next = job.get("/api/attributions?partnerId=" + program.partnerId() + "&cursor=" + page.text("/nextCursor"));
        assertThat(next.expect(200).data()).isEmpty();
    }

    @Test
    void theRouterKeepsTheVisitorsParametersAndSetsTheToken() {
        Answer landing = visitor.get(program.link() + "?utm_source=newsletter").expect(302);

        String location = landing.header("Location").orElseThrow();
        assertThat(location).startsWith("https://shop.example/pricing?").contains("utm_source=newsletter").contains("cref=");
        String cookie = landing.header("Set-Cookie").orElseThrow();
        assertThat(cookie).startsWith("_cref=").contains("SameSite=Lax").contains("Max-Age=7776000");
        assertThat(location).contains("cref=" + cookie.substring("_cref=".length(), cookie.indexOf(';')));
        visitor.get("/r/" + Program.unique("nobody")).expect(404);
    }

    private static JsonNode only(Answer page) {
        assertThat(page.expect(200).data()).as(page.text()).hasSize(1);
        return page.data().getFirst();
    }
}
