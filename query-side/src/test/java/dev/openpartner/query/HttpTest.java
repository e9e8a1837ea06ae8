package dev.openpartner.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.query.projection.LiveFeed;
import dev.openpartner.query.support.History;
import dev.openpartner.query.support.Journey;
import dev.openpartner.query.support.ReadSide;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

class HttpTest {

    private static final Caller PARTNER = new Caller("t1", Caller.Role.PARTNER, "p", "P1", "p", Set.of(), "P1");
    private static final Caller OTHER_TENANT = new Caller("t2", Caller.Role.ADMIN, "b", "B", "b", Set.of(), null);

    private static ReadSide side;
    private static MockMvc admin;

    @BeforeAll
    static void project() {
        side = new ReadSide();
        History history = side.history;
        history.partner("t1", "P1", "Jill@Acme.example");
        history.partner("t1", "P2", "bob@agency.example");
        history.campaign("t1", "camp");
        history.link("t1", "spring", "P1", "camp");
        history.apiKey("t1", "K1");
        history.click("t1", "click-P1", "P1", "camp", History.START_MS - 60_000);
        history.click("t1", "lonely", "P2", "camp", History.START_MS + 86_400_000);
        history.flag("t1", "lonely");
        Journey jane = history.journey("t1", "jane@acme.example");
        history.claim("t1", "click-P1", jane);
        jane.stitch("click-P1", "P1", History.START_MS - 60_000);
        Journey.Sale sale = jane.record("S1", 20_000L, "USD", History.START_MS);
        String commission = jane.attributed(sale, 1, "P1").getFirst();
        Journey.Sale approved = jane.record("S2", 10_000L, "USD", History.START_MS + 1);
        jane.approve(jane.attributed(approved, 1, "P1").getFirst(), "P1", 2_000, "USD");
        Journey waiting = history.journey("t1", "J.ane+crm@ACME.example");
        waiting.waits(waiting.record("W1", 450_000L, "USD", History.START_MS + 86_400_000 + 60_000));
        assertThat(commission).isEqualTo("KS1-1-0");
        new LiveFeed(side).run(100);
        admin = side.mvc(ReadSide.ADMIN);
    }

    @AfterAll
    static void close() {
        side.close();
        side.dataSource().close();
    }

    private static ResultActions read(MockMvc as, String path, Object... variables) throws Exception {
        return as.perform(get(path, variables));
    }

    @Test
    void theReviewQueueShowsWhatWaitsAndWhyToLookTwice() throws Exception {
        read(admin, "/api/review-queue")
                .andExpect(status().isOk())
                .andExpect(header().string("OpenPartner-Position", Long.toString(side.log.head())))
                .andExpect(jsonPath("$.data.length()").value(1))
                .andExpect(jsonPath("$.data[0].id").value("KS1-1-0"))
                .andExpect(jsonPath("$.data[0].amount").value("40.00"))
                .andExpect(jsonPath("$.data[0].eventValue").value("200.00"))
                .andExpect(jsonPath("$.data[0].userId").value("jane@acme.example"))
                .andExpect(jsonPath("$.data[0].partnerName").value("Name of P1"))
                .andExpect(jsonPath("$.data[0].holdbackActive").value(false))
                .andExpect(jsonPath("$.data[0].risk[*].code").value(contains("self_referral", "fast_conversion")));
        read(admin, "/api/review-queue?risk=flagged_clicks").andExpect(jsonPath("$.data.length()").value(0));
        read(admin, "/api/review-queue?minAmount=40.01").andExpect(jsonPath("$.data.length()").value(0));
        for (String sort : List.of("accruedAt", "-accruedAt", "amount", "-amount", "matureAt")) {
            read(admin, "/api/review-queue?minAmount=40&risk=self_referral&sort=" + sort)
                    .andExpect(jsonPath("$.data.length()").value(1));
        }
    }

    @Test
    void theUnattributedViewNamesReasonHintAndCandidates() throws Exception {
        read(admin, "/api/unattributed?reason=no_identity&userId={user}", "j.ane+crm@acme.example")
                .andExpect(jsonPath("$.data.length()").value(1))
                .andExpect(jsonPath("$.data[0].eventId").value("W1"))
                .andExpect(jsonPath("$.data[0].reason").value("no_identity"))
                .andExpect(jsonPath("$.data[0].hint").isNotEmpty())
                .andExpect(jsonPath("$.data[0].waitingSeconds").value(29 * 86_400 - 61))
                .andExpect(jsonPath("$.data[0].candidates[0].kind").value("similar_user"))
                .andExpect(jsonPath("$.data[0].candidates[0].userId").value("jane@acme.example"))
                .andExpect(jsonPath("$.data[0].candidates[1].clickId").value("lonely"));
    }

    @Test
    void theLedgerKeepsRunningBalancesAndAnswersAsOfAMoment() throws Exception {
        MockMvc partner = side.mvc(PARTNER);
        read(partner, "/api/partners/P1/ledger")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.data[*].kind").value(contains("accrued", "accrued", "approved")))
                .andExpect(jsonPath("$.data[2].eventId").value("S2"))
                .andExpect(jsonPath("$.data[2].pending").value("40.00"))
                .andExpect(jsonPath("$.data[2].payable").value("20.00"))
                .andExpect(jsonPath("$.balances[0].payable").value("20.00"))
                .andExpect(jsonPath("$.asOf").value((int) side.log.head()));
        read(partner, "/api/partners/P1/ledger?asOf={t}", "2026-05-01T00:00:00.031Z")
                .andExpect(jsonPath("$.data.length()").value(2))
                .andExpect(jsonPath("$.balances[0].pending").value("60.00"))
                .andExpect(jsonPath("$.balances[0].payable").value("0.00"));
        read(partner, "/api/partners/P1/ledger?asOf=1").andExpect(jsonPath("$.balances.length()").value(0));
    }

    @Test
    void aConversionIsShownWithItsDecisionAndExplainedToTheCent() throws Exception {
        read(admin, "/api/attribution/events/S1")
                .andExpect(jsonPath("$.value").value("200.00"))
                .andExpect(jsonPath("$.ts").value("2026-05-01T00:00:00Z"))
                .andExpect(jsonPath("$.metadata.deal").value("tab\t"))
                .andExpect(jsonPath("$.attribution.touches[0].weight").value(1))
                .andExpect(jsonPath("$.attribution.touches[0].commissionId").value("KS1-1-0"));
        for (String path : List.of("/api/attribution/events/S1/explanation", "/api/commissions/KS1-1-0/explanation")) {
            read(admin, path)
                    .andExpect(jsonPath("$.clicks[0].verdict").value("credited"))
                    .andExpect(jsonPath("$.commissions[0].base").value("40.00"))
                    .andExpect(jsonPath("$.commissions[0].steps[0]").value("20 % of the value"))
                    .andExpect(jsonPath("$.sources[*].event").value(contains(
                            "customer.click-stitched",
                            "customer.conversion-recorded",
                            "customer.conversion-attributed",
                            "commission.accrued")));
        }
    }

    @Test
    void attributionsAreReadOnFromACursorEvenAtTheEnd() throws Exception {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        for (int i = 0; i < 3; i++) {
            String body = read(admin, "/api/attributions?limit=1&cursor=" + cursor)
                    .andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
            seen.addAll(JsonPath.<List<String>>read(body, "$.data[*].attributionId"));
            cursor = JsonPath.read(body, "$.nextCursor");
        }
        assertThat(seen).containsExactly("AS1-1-0", "AS2-1-0");
    }

    @Test
    void figuresAgreeWithTheLedger() throws Exception {
        read(admin, "/api/partners/P1/dashboard?since=2026-04-01T00:00:00Z")
                .andExpect(jsonPath("$.clicks").value(1))
                .andExpect(jsonPath("$.attributedEvents").value(2))
                .andExpect(jsonPath("$.attributedRevenue").value("300.00"))
                .andExpect(jsonPath("$.commissionByStatus.accrued").value("40.00"))
                .andExpect(jsonPath("$.commissionByStatus.approved").value("20.00"));
        read(admin, "/api/admin/overview")
                .andExpect(jsonPath("$.totals.partners").value(2))
                .andExpect(jsonPath("$.totals.conversions").value(3))
                .andExpect(jsonPath("$.totals.unattributed").value(1))
                .andExpect(jsonPath("$.totals.commissionApproved").value("20.00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/review-queue", "/api/commissions", "/api/unattributed", "/api/attribution/events",
        "/api/attributions", "/api/partners", "/api/campaigns", "/api/api-keys", "/api/admin/clicks/flagged"})
    void anotherTenantSeesNothing(String list) throws Exception {
        String own = read(admin, list).andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
        assertThat(JsonPath.<List<Object>>read(own, "$.data")).isNotEmpty();
        read(side.mvc(OTHER_TENANT), list).andExpect(status().isOk()).andExpect(jsonPath("$.data.length()").value(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/partners/P1", "/api/partners/P1/links", "/api/partners/P1/ledger", "/api/partners/P1/dashboard",
        "/api/commissions/KS1-1-0", "/api/commissions/KS1-1-0/explanation", "/api/attribution/events/S1", "/api/campaigns/camp",
        "/api/campaigns/camp/versions"})
    void oneThingOfAnotherTenantIsNotFound(String path) throws Exception {
        read(admin, path).andExpect(status().isOk());
        read(side.mvc(OTHER_TENANT), path).andExpect(status().isNotFound());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/partners/P2", "/api/partners/P2/links", "/api/partners/P2/ledger", "/api/partners/P2/dashboard",
        "/api/partners/P2/commissions"})
    void aPartnerDoesNotSeeAnother(String path) throws Exception {
        read(side.mvc(PARTNER), path).andExpect(status().isNotFound());
    }

    @Test
    void everyFaultOfAQueryIsNamed() throws Exception {
        read(admin, "/api/attribution/events?since=2026-05-01&limit=0&status=lost&colour=red&type=a&type=b")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.error").value("invalid_query"))
                .andExpect(jsonPath("$.errors[*].pointer").value(contains("since", "type", "status", "limit", "colour")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "YWJj", "Y29udmVyc2lvbnMKeApT"})
    void aCursorOfAnotherMakingIsRefused(String cursor) throws Exception {
        read(admin, "/api/attribution/events?cursor=" + cursor)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.error").value("invalid_cursor"));
    }

    @Test
    void pagesContinueWithoutLossOrRepetition() throws Exception {
        List<String> seen = new ArrayList<>();
        String next = "";
        while (next != null) {
            String body = read(admin, "/api/attribution/events?limit=1&cursor=" + next)
                    .andReturn().getResponse().getContentAsString();
            seen.addAll(JsonPath.<List<String>>read(body, "$.data[*].eventId"));
            next = JsonPath.read(body, "$.nextCursor");
        }
        assertThat(seen).containsExactly("W1", "S2", "S1");
    }

    @Test
    void aReadThatNamesAPositionWaitsForItOrSaysSo() throws Exception {
        long head = side.log.head();
        admin.perform(get("/api/commissions").header("OpenPartner-Min-Position", head)).andExpect(status().isOk());
        admin.perform(get("/api/commissions").header("OpenPartner-Min-Position", head + 1))
                .andExpect(status().isServiceUnavailable())
                .andExpect(header().exists("Retry-After"));
        admin.perform(get("/api/commissions").header("OpenPartner-Min-Position", "soon")).andExpect(status().isBadRequest());
    }

    @Test
    void projectionsSayHowFarTheyAre() throws Exception {
        read(admin, "/api/projections")
                .andExpect(jsonPath("$.data.length()").value(9))
                .andExpect(jsonPath("$.data[0].state").value("live"))
                .andExpect(jsonPath("$.data[0].lagEvents").value(0));
        admin.perform(post("/api/projections/unknown/rebuild")).andExpect(status().isNotFound());
        admin.perform(post("/api/projections/links/rebuild"))
                .andExpect(status().isAccepted())
                .andExpect(jsonPath("$.name").value("links"));
    }
}
