package dev.openpartner.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.server.scenario.Callers;
import dev.openpartner.server.scenario.Conversions;
import dev.openpartner.server.scenario.RunningServer;
import java.util.Map;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** The review queue and a commission's page, in a browser without scripts. */
@RunningServer
class ReviewPagesTest {

    private static final String HELD_BACK = """
            "holdbackDays": 30, "commissionRule": {"type": "percent", "value": 20}""";

    private final int port;
    private final Reader reader;
    private final JdbcTemplate database;

    @Autowired
    ReviewPagesTest(@LocalServerPort int port, JdbcTemplate database) {
        this.port = port;
        this.database = database;
        this.reader = Reader.admin(port);
    }

    @Test
    void aCommissionIsApprovedFromTheQueueAndLeavesIt() {
        Story story = Story.of200Dollars(port);
        String queue = "/review?partnerId=" + story.program().partnerId();
        Reader.Shown before = reader.open(queue).expect(200);
        assertThat(before.text()).contains("40.00 USD", story.buyer());

        Reader.Shown after = reader.submit(before.form("/commissions/" + story.commissionId() + "/approve"), Map.of()).expect(200);

        assertThat(after.text()).contains("Approved: the amount is payable now.", "Nothing matches");
        Reader.Shown commission = reader.open("/commissions/" + story.commissionId()).expect(200);
        assertThat(commission.text()).contains("approved", "payable since", "because it was approved then");
    }

    @Test
    void aReversalNeedsAReasonThatTheCommissionThenShows() {
        Story story = Story.of200Dollars(port);
        String page = "/commissions/" + story.commissionId();
        FormElement form = reader.open(page).expect(200).form(page + "/reverse");

        assertThat(reader.submit(form, Map.of("reason", " ")).status()).isEqualTo(400);
        Reader.Shown reversed = reader.submit(form, Map.of("reason", "the deal was refunded")).expect(200);

        assertThat(reversed.text()).contains("reversed", "the deal was refunded");
        assertThat(reader.submit(form, Map.of("reason", "again")).expect(409).text()).contains("not_reversible");
    }

    @Test
    void manyAreReviewedOnlyAfterAPlanThatSaysWhatWouldHappen() {
        Story story = Story.of200Dollars(port);
        story.admin().notBefore(story.admin().post(Conversions.EVENTS, Conversions.won(story.buyer(), "300")).expect(200))
                .get("/api/review-queue").expect(200);
        FormElement bulk = reader.open("/review?partnerId=" + story.program().partnerId()).form("/review/plan");

        Reader.Shown plan = reader.submit(bulk, Map.of("action", "approve", "all", "true")).expect(200);

        assertThat(plan.text()).contains("2 commissions, 100.00 USD would be approved", "Nothing has changed yet");
        assertThat(reader.open("/commissions/" + story.commissionId()).text()).contains("accrued");
        Reader.Shown done = reader.submit(plan.form("/review/run"), Map.of()).expect(200);
        assertThat(done.text()).contains("2 commissions, 100.00 USD were approved");
        Reader.Shown again = reader.submit(bulk, Map.of("action", "approve", "ids", story.commissionId())).expect(200);
        assertThat(again.text()).contains("0 commissions would be approved");
    }

    @Test
    void aBulkReviewSaysHowFarItIsAndIsFoundAgainInTheQueue() {
        Story story = Story.of200Dollars(port);
        FormElement bulk = reader.open("/review?partnerId=" + story.program().partnerId()).form("/review/plan");
        Reader.Shown plan = reader.submit(bulk, Map.of("action", "reverse", "all", "true", "reason", "the deal was refunded"));

        Reader.Shown done = reader.submit(plan.form("/review/run"), Map.of()).expect(200);

        assertThat(done.text()).contains("1 of 1 done", "1 commission, 40.00 USD was reversed", "the deal was refunded", "Ended");
        assertThat(done.html().select("progress, #run[hx-get]")).as("nothing more to come").isEmpty();
        String run = "/review/runs/" + done.html().selectFirst("#run").attr("data-run");
        assertThat(reader.open(run).expect(200).text()).contains("1 of 1 done");
        Reader.Shown queue = reader.open("/review").expect(200);
        assertThat(queue.html().select("#runs a[href=%s]".formatted(run)).text()).isEqualTo("Reversal of 1");
        assertThat(queue.html().select("#runs li").first().text()).contains("1 done, 1 changed", "done");
        assertThat(Reader.with(port, Callers.RIVAL_ADMIN_KEY).open(run).status()).as("for another tenant").isEqualTo(404);
        assertThat(Reader.with(port, Callers.RIVAL_ADMIN_KEY).open("/review").html().select("a[href=%s]".formatted(run))).isEmpty();
    }

    @Test
    void aDayThatDoesNotExistIsRefusedInWords() {
        Reader.Shown refused = reader.post("/review/plan", Map.of("action", "approve", "all", "true", "since", "2026-02-30"));

        assertThat(refused.expect(400).text()).contains("Not a time");
    }

    @Test
    void aBulkReviewThatGoesOnIsLeftAndComeBackTo() {
        Reader.Shown begun = reader.post("/review/run", Map.of("action", "approve", "ids", "none")).expect(200);
        String id = begun.html().selectFirst("#run").attr("data-run");
        String run = "/review/runs/" + id;
        // As if the server had just begun: a step is leased to a process, and 312 of 1,000 are behind it.
        database.update("""
                update command.bulk_review set state = 'RUNNING', total = 1000, done = 312, reviewed = 309, attempts = 1, ended_at = null,
                    totals = '{"USD": 18204.50}', skipped = '{"holdback_active": 3}', due_at = clock_timestamp() + interval '1 hour'
                where id = ?""", id);
        try {
            Reader.Shown going = reader.open(run).expect(200);
            assertThat(going.text()).contains("312 of 1,000 done", "309 commissions, 18,204.50 USD were approved so far",
                    "3 skipped: still held back", "It goes on without this page");
            assertThat(going.html().select("progress[max=1000][value=312]")).hasSize(1);
            assertThat(going.html().selectFirst("#run").attr("hx-trigger")).isEqualTo("every 1s");
            assertThat(reader.open("/review").html().select("#runs li").first().text())
                    .contains("Approval of 1,000", "312 done", "running");

            database.update("update command.bulk_review set attempts = 2 where id = ?", id);
            assertThat(reader.open(run).text()).contains("It stands still");
        } finally {
            database.update("update command.bulk_review set state = 'STOPPED', ended_at = clock_timestamp() where id = ?", id);
        }
        assertThat(reader.open(run).text()).contains("What was done before it stopped", "312 of 1,000 done", "make a new plan for it");
    }

    @Test
    void whatIsHeldBackSaysUntilWhenAndBecauseOfWhatAndIsSkippedByAPlan() {
        Story story = Story.of(port, HELD_BACK);

        Reader.Shown page = reader.open("/commissions/" + story.commissionId()).expect(200);

        assertThat(page.text()).contains("payable at the earliest on", "because a holdback of 30 days runs from the accrual");
        FormElement bulk = reader.open("/review?partnerId=" + story.program().partnerId()).form("/review/plan");
        Reader.Shown plan = reader.submit(bulk, Map.of("action", "approve", "ids", story.commissionId())).expect(200);
        assertThat(plan.text()).contains("1 skipped: still held back");
        assertThat(plan.html().select("form[action=/review/run]")).isEmpty();
    }

    @Test
    void fromACommissionTheClickThatEarnedItIsOneStepAway() {
        Story story = Story.of200Dollars(port);

        Reader.Shown commission = reader.open("/commissions/" + story.commissionId()).expect(200);

        assertThat(commission.text()).contains("20 % of 200.00 USD is 40.00 USD", "Won: it is in time");
        assertThat(commission.html().select("table").text()).contains("accrued", "40.00 USD");
        Reader.Shown click = reader.open(commission.html().selectFirst("a[href^=/clicks/]").attr("href")).expect(200);
        assertThat(click.text()).contains(story.clickId());
    }
}
