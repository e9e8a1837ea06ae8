package dev.openpartner.server.scenario;

import static dev.openpartner.server.scenario.Conversions.EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@RunningServer
class LateEvidenceTest {

    private final Client admin;
    private final Program first;
    private final Program second;
    private final String buyer = Program.uniqueBuyer();

    LateEvidenceTest(@LocalServerPort int port) {
        Callers callers = Callers.at(port);
        admin = callers.admin();
        first = Program.paying20Percent(admin, callers.nobody());
        second = first.anotherPartner();
    }

    @Test
    void aClickFlaggedLaterPassesAnUnreviewedCommissionOnToTheClickBeforeIt() {
        first.clickBy(buyer);
        String flagged = second.clickBy(buyer);
        Answer conversion = admin.post(EVENTS, Conversions.won(buyer, "200")).expect(200);
        assertThat(conversion.text("/attribution/touches/0/partnerId")).isEqualTo(second.partnerId());

        Answer flag = admin.post("/api/clicks/" + flagged + "/flag", """
                {"reason": "bought traffic"}""").expect(200);

        expectPending(first, flag, "40.00");
        expectPending(second, flag, "0.00");
        JsonNode superseded = commissions(second, flag).data().getFirst();
        assertThat(superseded.path("status").asString()).isEqualTo("reversed");
        assertThat(superseded.path("reason").asString()).isEqualTo("superseded");
        assertThat(admin.notBefore(flag).get("/api/admin/clicks/flagged").expect(200).text()).contains(flagged);
    }

    @Test
    void unflaggingBringsTheFirstDecisionBackAndTheTotalNeverExceedsTheWhole() {
        first.clickBy(buyer);
        String flagged = second.clickBy(buyer);
        admin.post(EVENTS, Conversions.won(buyer, "200")).expect(200);
        admin.post("/api/clicks/" + flagged + "/flag", "{}").expect(200);

        Answer unflag = admin.post("/api/clicks/" + flagged + "/unflag", "{}").expect(200);

        expectPending(first, unflag, "0.00");
        expectPending(second, unflag, "40.00");
    }

    @Test
    void anApprovedCommissionStandsWhateverIsLearnedLater() {
        first.clickBy(buyer);
        String flagged = second.clickBy(buyer);
        Answer conversion = admin.post(EVENTS, Conversions.won(buyer, "200")).expect(200);
        admin.post("/api/commissions/" + conversion.text("/attribution/touches/0/commissionId") + "/approve").expect(200);

        Answer flag = admin.post("/api/clicks/" + flagged + "/flag", "{}").expect(200);

        assertThat(ledger(second, flag).text("/balances/0/payable")).isEqualTo("40.00");
        assertThat(commissions(first, flag).data()).isEmpty();
    }

    @Test
    void withItsOnlyClickFlaggedAConversionWaitsAndUnflaggingSettlesIt() {
        String click = first.clickBy(buyer);
        admin.post("/api/clicks/" + click + "/flag", "{}").expect(200);
        Answer conversion = admin.post(EVENTS, Conversions.won(buyer, "200")).expect(200);
        assertThat(conversion.text("/attribution/status")).isEqualTo("no_click");
        assertThat(conversion.text("/attribution/reason")).isEqualTo("click_flagged");

        Answer unflag = admin.post("/api/clicks/" + click + "/unflag", "{}").expect(200);

        expectPending(first, unflag, "40.00");
    }

    @Test
    void aRevokedPartnerEarnsNothingNewAndKeepsWhatItHas() {
        first.clickBy(buyer);
        admin.post(EVENTS, Conversions.won(buyer, "200")).expect(200);
        admin.post("/api/partners/" + first.partnerId() + "/revoke", """
                {"reason": "left the program"}""").expect(200);

        Answer conversion = admin.post(EVENTS, Conversions.won(buyer, "500")).expect(200);

        assertThat(conversion.text("/attribution/status")).isEqualTo("no_click");
        assertThat(conversion.text("/attribution/reason")).isEqualTo("partner_revoked");
        expectPending(first, conversion, "40.00");
    }

    @Test
    void aNewRuleCountsFromNowOnAndNotForWhatWasAccrued() {
        first.clickBy(buyer);
        Answer before = admin.post(EVENTS, Conversions.won(buyer, "200")).expect(200);
        admin.patch("/api/campaigns/" + first.campaignId(), """
                {"commissionRule": {"type": "percent", "value": 10}}""").expect(200);

        Answer after = admin.post(EVENTS, Conversions.won(buyer, "200")).expect(200);

        assertThat(before.text("/attribution/touches/0/commissions/0/amount")).isEqualTo("40.00");
        assertThat(after.text("/attribution/touches/0/commissions/0/amount")).isEqualTo("20.00");
        expectPending(first, after, "60.00");
    }

    private void expectPending(Program program, Answer write, String amount) {
        Answer ledger = ledger(program, write);
        String pending = ledger.json().at("/balances/0/pending").asString("0.00");
        assertThat(pending).as(ledger.text()).isEqualTo(amount);
    }

    private Answer ledger(Program program, Answer write) {
        return admin.notBefore(write).get("/api/partners/" + program.partnerId() + "/ledger").expect(200);
    }

    private Answer commissions(Program program, Answer write) {
        return admin.notBefore(write).get("/api/partners/" + program.partnerId() + "/commissions").expect(200);
    }
}
