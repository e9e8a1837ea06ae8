package dev.openpartner.server.scenario;

import static dev.openpartner.server.scenario.Conversions.EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@RunningServer
class ReviewTest {

    private final Callers callers;
    private final Client admin;

    ReviewTest(@LocalServerPort int port) {
        callers = Callers.at(port);
        admin = callers.admin();
    }

    @Test
    void approvingBeforeTheHoldbackHasPassedIsRefusedAndSaysWhenItMatures() {
        Program program = Program.with(admin, callers.nobody(), Program.TWENTY_PERCENT + ", \"holdbackDays\": 14");
        Answer conversion = win(program, "200");
        String commission = commissionOf(conversion);

        Answer refused = admin.post("/api/commissions/" + commission + "/approve").expectProblem(409, "holdback_active");

        assertThat(Instant.parse(refused.text("/matureAt")))
                .isBetween(Instant.now().plus(Duration.ofDays(13)), Instant.now().plus(Duration.ofDays(15)));
        Answer queue = admin.notBefore(conversion).get("/api/review-queue?partnerId=" + program.partnerId()).expect(200);
        assertThat(queue.json().at("/data/0/holdbackActive").asBoolean()).isTrue();
        assertThat(queue.text("/data/0/matureAt")).isEqualTo(refused.text("/matureAt"));
    }

    @Test
    void aDecisionIsMadeOnce() {
        Program program = Program.paying20Percent(admin, callers.nobody());
        String approved = commissionOf(win(program, "200"));
        String reversed = commissionOf(win(program, "300"));
        admin.post("/api/commissions/" + approved + "/approve").expect(200);
        Answer reversal = admin.post("/api/commissions/" + reversed + "/reverse", """
                {"reason": "refunded"}""").expect(200);

        assertThat(reversal.text("/status")).isEqualTo("reversed");
        admin.post("/api/commissions/" + approved + "/approve").expectProblem(409, "not_approvable");
        admin.post("/api/commissions/" + reversed + "/approve").expectProblem(409, "not_approvable");
        admin.post("/api/commissions/" + reversed + "/reverse", """
                {"reason": "again"}""").expectProblem(409, "not_reversible");
        admin.post("/api/commissions/" + Program.unique("none") + "/approve").expectProblem(404, "commission_not_found");
        Answer ledger = ledger(program, reversal);
        assertThat(ledger.text("/balances/0/pending")).isEqualTo("0.00");
        assertThat(ledger.text("/balances/0/payable")).isEqualTo("40.00");
    }

    @Test
    void anApprovedCommissionCanStillBeReversedAndLeavesThePayableBalance() {
        Program program = Program.paying20Percent(admin, callers.nobody());
        String commission = commissionOf(win(program, "200"));
        admin.post("/api/commissions/" + commission + "/approve").expect(200);

        Answer reversal = admin.post("/api/commissions/" + commission + "/reverse", """
                {"reason": "charge back"}""").expect(200);

        Answer ledger = ledger(program, reversal);
        assertThat(ledger.text("/balances/0/payable")).isEqualTo("0.00");
        assertThat(ledger.data()).extracting(entry -> entry.path("kind").asString())
                .containsExactlyInAnyOrder("accrued", "approved", "reversed");
    }

    @Test
    void reversingNeedsAReason() {
        Program program = Program.paying20Percent(admin, callers.nobody());
        String commission = commissionOf(win(program, "200"));

        Answer refused = admin.post("/api/commissions/" + commission + "/reverse", "{}").expectProblem(400, "invalid_body");

        assertThat(refused.faultPointers()).containsExactly("/reason");
    }

    @Test
    void aDryRunSaysWhatWouldHappenAndDoesNothing() {
        Program program = Program.paying20Percent(admin, callers.nobody());
        String first = commissionOf(win(program, "200"));
        String second = commissionOf(win(program, "50"));
        String done = commissionOf(win(program, "10"));
        admin.post("/api/commissions/" + done + "/approve").expect(200);
        String bulk = """
                {"action": "approve", "ids": ["%s", "%s", "%s"], "dryRun": %s}""";

        Answer rehearsed = admin.post("/api/commissions/bulk", bulk.formatted(first, second, done, true)).expect(200);
        Answer carriedOut = admin.post("/api/commissions/bulk", bulk.formatted(first, second, done, false)).expect(200);

        for (Answer answer : new Answer[] {rehearsed, carriedOut}) {
            assertThat(answer.json().path("count").asInt()).isEqualTo(2);
            assertThat(answer.text("/totals/0/amount")).isEqualTo("50.00");
            assertThat(answer.text("/totals/0/currency")).isEqualTo("USD");
            assertThat(answer.text("/skipped/0/id")).isEqualTo(done);
            assertThat(answer.text("/skipped/0/code")).isEqualTo("not_approvable");
        }
        admin.post("/api/commissions/" + first + "/approve").expectProblem(409, "not_approvable");
        assertThat(ledger(program, carriedOut).text("/balances/0/payable")).isEqualTo("52.00");
    }

    @Test
    void aFilterChoosesWhatABulkDecisionTouches() {
        Program program = Program.paying20Percent(admin, callers.nobody());
        Program other = program.anotherPartner();
        win(program, "200");
        Answer last = win(other, "300");
        admin.notBefore(last).get("/api/commissions?partnerId=" + program.partnerId()).expect(200);

        Answer reversed = admin.notBefore(last).post("/api/commissions/bulk", """
                {"action": "reverse", "filter": {"partnerId": "%s"}, "reason": "test data", "dryRun": false}"""
                .formatted(program.partnerId())).expect(200);

        assertThat(reversed.json().path("count").asInt()).isEqualTo(1);
        assertThat(ledger(program, reversed).text("/balances/0/pending")).isEqualTo("0.00");
        assertThat(ledger(other, reversed).text("/balances/0/pending")).isEqualTo("60.00");
    }

    private Answer win(Program program, String value) {
        String buyer = Program.uniqueBuyer();
        program.clickBy(buyer);
        return admin.post(EVENTS, Conversions.won(buyer, value)).expect(200);
    }

    private Answer ledger(Program program, Answer write) {
        return admin.notBefore(write).get("/api/partners/" + program.partnerId() + "/ledger").expect(200);
    }

    private static String commissionOf(Answer conversion) {
        return conversion.text("/attribution/touches/0/commissionId");
    }
}
