package dev.openpartner.server.scenario;

import static dev.openpartner.server.scenario.Conversions.EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@RunningServer
class TenantsTest {

    private final Client admin;
    private final Client rival;
    private final Program program;
    private final Program rivalProgram;
    private final String buyer = Program.uniqueBuyer();

    TenantsTest(@LocalServerPort int port) {
        Callers callers = Callers.at(port);
        admin = callers.admin();
        rival = callers.rivalAdmin();
        program = Program.paying20Percent(admin, callers.nobody());
        rivalProgram = Program.paying20Percent(rival, callers.nobody());
    }

    @Test
    void theSameUserIsAnotherPersonInAnotherTenant() {
        program.clickBy(buyer);

        Answer there = rival.post(EVENTS, Conversions.won(buyer, "200")).expect(200);
        Answer here = admin.post(EVENTS, Conversions.won(buyer, "200")).expect(200);

        assertThat(there.text("/attribution/status")).isEqualTo("no_identity");
        assertThat(here.text("/attribution/status")).isEqualTo("attributed");
    }

    @Test
    void theSameEventIdAndTheSameKeyAreOthersInAnotherTenant() {
        String body = Conversions.won(buyer, "200", "\"eventId\": \"%s\"".formatted(Program.unique("deal")));
        String key = Program.unique("key");

        Answer here = admin.with("Idempotency-Key", key).post(EVENTS, body).expect(200);
        Answer there = rival.with("Idempotency-Key", key).post(EVENTS, body).expect(200);

        assertThat(there.isReplayed()).isFalse();
        assertThat(there.text("/eventId")).isNotEqualTo(here.text("/eventId"));
    }

    @Test
    void anotherTenantsThingsDoNotExist() {
        program.clickBy(buyer);
        Answer conversion = admin.post(EVENTS, Conversions.won(buyer, "200")).expect(200);
        String commission = conversion.text("/attribution/touches/0/commissionId");
        Client looking = rival.notBefore(conversion);

        for (String path : List.of(
                EVENTS + "/" + conversion.text("/eventId"), EVENTS + "/" + conversion.text("/eventId") + "/explanation",
                "/api/commissions/" + commission + "/explanation", "/api/partners/" + program.partnerId(),
                "/api/partners/" + program.partnerId() + "/ledger", "/api/partners/" + program.partnerId() + "/dashboard",
                "/api/campaigns/" + program.campaignId())) {
            looking.get(path).expect(404);
        }
        rival.post("/api/commissions/" + commission + "/approve").expectProblem(404, "commission_not_found");
        rival.post("/api/partners/" + program.partnerId() + "/revoke", "{}").expectProblem(404, "partner_not_found");
        rival.patch("/api/campaigns/" + program.campaignId(), """
                {"name": "Mine now"}""").expectProblem(404, "campaign_not_found");
        admin.post("/api/commissions/" + commission + "/approve").expect(200);
    }

    @Test
    void noListShowsAnotherTenantsRows() {
        program.clickBy(buyer);
        Answer conversion = admin.post(EVENTS, Conversions.won(buyer, "200")).expect(200);
        Answer waiting = admin.post(EVENTS, Conversions.won(Program.uniqueBuyer(), "1")).expect(200);
        Client looking = rival.notBefore(waiting);

        for (String list : List.of("/api/review-queue", "/api/commissions", "/api/attributions", "/api/unattributed", EVENTS,
                "/api/partners", "/api/campaigns", "/api/api-keys")) {
            Answer page = looking.get(list + "?limit=500").expect(200);
            assertThat(page.text()).as(list).doesNotContain(program.partnerId()).doesNotContain(program.campaignId())
                    .doesNotContain(conversion.text("/eventId")).doesNotContain(waiting.text("/eventId"));
        }
        assertThat(looking.get("/api/partners?limit=500").text()).contains(rivalProgram.partnerId());
    }

    @Test
    void whatConcernsEveryTenantIsForTheTenantThatRunsTheServer() {
        rival.post("/api/projections/partners/rebuild").expectProblem(403, "operator_only");
        rival.get("/api/projections").expect(200);
    }

    @Test
    void anotherTenantsCampaignAndClickCannotBeUsed() {
        rival.post("/api/partners/" + rivalProgram.partnerId() + "/links", """
                {"linkKey": "%s", "campaignId": "%s"}""".formatted(Program.unique("link"), program.campaignId()))
                .expect(404);
        rival.post("/api/attribution/identify", """
                {"cref": "%s", "userId": "%s"}""".formatted(program.click(), buyer)).expectProblem(404, "click_not_found");
    }
}
