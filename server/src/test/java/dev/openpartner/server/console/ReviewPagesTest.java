package dev.openpartner.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.server.scenario.Conversions;
import dev.openpartner.server.scenario.RunningServer;
import java.util.Map;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The review queue and a commission's page, in a browser without scripts. */
@RunningServer
class ReviewPagesTest {

    private static final String HELD_BACK = """
            "holdbackDays": 30, "commissionRule": {"type": "percent", "value": 20}""";

    private final int port;
    private final Reader reader;

    ReviewPagesTest(@LocalServerPort int port) {
        this.port = port;
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
