package dev.openpartner.server.scenario;

import static dev.openpartner.server.scenario.Conversions.EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What holds for every route: refusals, request ids, positions, pages. */
@RunningServer
class ConventionsTest {

    private final Callers callers;
    private final Client admin;

    ConventionsTest(@LocalServerPort int port) {
        callers = Callers.at(port);
        admin = callers.admin();
    }

    @Test
    void everyKindOfRefusalIsAProblemDocument() {
        callers.nobody().get(EVENTS).expectProblem(401, "unauthorized");
        callers.integration("crm", "events:write").get("/api/review-queue").expect(403);
        admin.get("/api/nothing/here").expectProblem(404, "not_found");
        admin.get("/api/partners/nobody").expectProblem(404, "partner_not_found");
        admin.call("PUT", EVENTS).expect(405);
        admin.call("POST", "/api/campaigns", "text/plain", "hello".getBytes(StandardCharsets.UTF_8))
                .expectProblem(415, "unsupported_media_type");
        admin.get("/api/commissions?limit=501").expectProblem(400, "invalid_query");
        admin.get("/api/commissions?nonsense=1").expectProblem(400, "invalid_query");
        admin.get("/api/commissions?cursor=made-up").expectProblem(400, "invalid_cursor");
        admin.get("/api/partners/%00/ledger").expect(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/*"})
    void aContentTypeThatNamesNoTypeIsRefused(String contentType) {
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        for (String path : List.of("/api/admins/nobody/revoke", "/api/campaigns", "/api/attribution/identify",
                "/api/clicks/nothing/flag", "/api/commissions/bulk", "/api/commissions/nothing/approve")) {
            admin.call("POST", path, contentType, body).expectProblem(415, "unsupported_media_type");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {EVENTS, "/api/commissions", "/api/unattributed"})
    void aSpanThatEndsBeforeItBeginsIsRefused(String list) {
        Answer refused = admin.get(list + "?since=2026-05-02T00:00:00Z&until=2026-05-01T00:00:00Z")
                .expectProblem(400, "invalid_query");

        assertThat(refused.faultPointers()).containsExactly("until");
    }

    @Test
    void aBulkReviewOfASpanThatEndsBeforeItBeginsIsRefused() {
        Answer refused = admin.post("/api/commissions/bulk", """
                {"action": "approve", "dryRun": true,
                 "filter": {"since": "2026-05-02T00:00:00Z", "until": "2026-05-01T00:00:00Z"}}""")
                .expectProblem(400, "invalid_body");

        assertThat(refused.faultPointers()).containsExactly("/filter/until");
    }

    @Test
    void anUnknownFieldIsRefusedWhereAPersonMistypedIt() {
        Answer refused = admin.post("/api/partners", """
                {"email": "%s@agency.example", "name": "Agency", "nmae": "typo"}""".formatted(Program.unique("partner")))
                .expectProblem(400, "invalid_body");

        assertThat(refused.faultPointers()).containsExactly("/nmae");
    }

    @Test
    void aBadRuleIsRefusedWholeWithEveryFault() {
        Answer refused = admin.post("/api/campaigns", """
                {"name": "", "destinationUrl": "javascript:alert(1)", "attributionModel": "best_click",
                 "attributionWindowDays": 366, "commissionRules": [{"type": "percent", "value": 101},
                 {"type": "fixed", "value": 0, "trigger": "first"}]}""").expectProblem(400, "invalid_body");

        assertThat(refused.faultPointers()).contains("/name", "/destinationUrl", "/attributionModel", "/attributionWindowDays",
                "/commissionRules/0/value", "/commissionRules/1/value");
    }

    @Test
    void theCallersRequestIdComesBackAndAnInsaneOneIsReplaced() {
        Answer sane = admin.with("X-Request-Id", "trace-42").get("/api/auth/introspect").expect(200);
        Answer insane = admin.with("X-Request-Id", "<script>").get("/api/auth/introspect").expect(200);

        assertThat(sane.header("X-Request-Id")).contains("trace-42");
        assertThat(insane.header("X-Request-Id").orElseThrow()).isNotEmpty().doesNotContain("<");
    }

    @Test
    void aReadThatNamesAPositionReflectsIt() {
        Program program = Program.paying20Percent(admin, callers.nobody());
        for (int i = 0; i < 20; i++) {
            String buyer = Program.uniqueBuyer();
            program.clickBy(buyer);
            Answer write = admin.post(EVENTS, Conversions.won(buyer, "10")).expect(200);

            Answer read = admin.notBefore(write).get(EVENTS + "?userId=" + buyer).expect(200);

            assertThat(read.data()).hasSize(1);
            assertThat(read.position()).isGreaterThanOrEqualTo(write.position());
        }
    }

    @Test
    void aPositionThatTheLogHasNotReachedIsAnsweredWithTryLater() {
        Answer refused = admin.with("OpenPartner-Min-Position", "999999999999").get("/api/partners")
                .expectProblem(503, "projection_behind");

        assertThat(refused.header("Retry-After")).isPresent();
    }

    @Test
    void aPositionThatIsNoNumberIsABadRequest() {
        admin.with("OpenPartner-Min-Position", "soon").get("/api/partners").expect(400);
    }

    @Test
    void pagesFollowEachOtherWithoutLossOrRepetition() {
        Program program = Program.paying20Percent(admin, callers.nobody());
        String buyer = Program.uniqueBuyer();
        program.clickBy(buyer);
        Answer last = admin.post(EVENTS, Conversions.won(buyer, "1")).expect(200);
        for (int i = 0; i < 4; i++) {
            last = admin.post(EVENTS, Conversions.won(buyer, "1")).expect(200);
        }
        String list = "/api/commissions?limit=2&partnerId=" + program.partnerId();

        Answer first = admin.notBefore(last).get(list).expect(200);
        Answer second = admin.get(list + "&cursor=" + first.text("/nextCursor")).expect(200);
        Answer third = admin.get(list + "&cursor=" + second.text("/nextCursor")).expect(200);

        assertThat(third.nextCursor()).isEmpty();
        assertThat(List.of(first, second, third)).flatExtracting(Answer::data).map(row -> row.path("id").asString())
                .hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void healthIsOpenAndTheApiDescribesItself() {
        assertThat(callers.nobody().get("/api/health").expect(200).text("/status")).isEqualTo("up");
        assertThat(callers.nobody().get("/api/openapi.json").expect(200).text("/openapi")).startsWith("3.1");
    }

    @Test
    void identifyMayBeCalledFromAnyWebsiteAndNothingElseMay() {
        Client page = callers.nobody().with("Origin", "https://shop.example").with("Access-Control-Request-Method", "POST")
                .with("Access-Control-Request-Headers", "content-type");

        Answer allowed = page.call("OPTIONS", "/api/attribution/identify");
        Answer refused = page.call("OPTIONS", EVENTS);

        assertThat(allowed.status()).isIn(200, 204);
        assertThat(allowed.header("Access-Control-Allow-Origin")).isPresent();
        assertThat(allowed.header("Access-Control-Allow-Credentials")).isEmpty();
        assertThat(refused.header("Access-Control-Allow-Origin")).isEmpty();
    }
}
