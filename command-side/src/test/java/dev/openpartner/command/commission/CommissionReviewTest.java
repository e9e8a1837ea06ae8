package dev.openpartner.command.commission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.command.testing.Program;
import dev.openpartner.command.testing.TestServer;
import dev.openpartner.command.testing.TestServer.Reply;
import dev.openpartner.kernel.api.Page;
import dev.openpartner.kernel.query.Answer;
import dev.openpartner.kernel.query.commission.CommissionView;
import dev.openpartner.kernel.query.commission.FindCommissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.queryhandling.QueryBus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The review of commissions over HTTP. */
class CommissionReviewTest {

    private static final TestServer SERVER = new TestServer();
    private static final Program PROGRAM = new Program(SERVER);
    private static final String COMMISSIONS = "/api/commissions/";
    private static final String BULK = "/api/commissions/bulk";

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void anApprovedCommissionSaysWhoAndWhy() {
        String id = commission("");
        Reply approved = approve(id, "{\"reason\":\"checked\"}");
        assertThat(approved.status()).isEqualTo(200);
        assertThat(approved.json().get("status").stringValue()).isEqualTo("approved");
        assertThat(approved.json().get("amount").stringValue()).isEqualTo("40.00");
        assertThat(approved.json().get("reason").stringValue()).isEqualTo("checked");
        assertThat(approved.json().get("decidedBy").stringValue()).isEqualTo("key:key-of-admin");
        assertThat(approved.header("OpenPartner-Position")).isNotEmpty();
        assertThat(approve(id, "").json().get("error").stringValue()).isEqualTo("not_approvable");
    }

    @Test
    void aReversalNeedsAReasonAndIsFinal() {
        String id = commission("");
        assertThat(reverse(id, "{}").json().get("errors").get(0).get("pointer").stringValue()).isEqualTo("/reason");
        assertThat(reverse(id, "{\"reason\":\"refunded\"}").json().get("status").stringValue()).isEqualTo("reversed");
        assertThat(reverse(id, "{\"reason\":\"refunded\"}").json().get("error").stringValue()).isEqualTo("not_reversible");
        assertThat(approve(id, "").status()).isEqualTo(409);
    }

    @Test
    void aHoldbackHasToPassFirst() {
        String id = commission(", \"holdbackDays\": 30");
        Reply early = approve(id, "");
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.json().get("error").stringValue()).isEqualTo("holdback_active");
        assertThat(Instant.parse(early.json().get("matureAt").stringValue())).isAfter(Instant.now().plus(Duration.ofDays(29)));
    }

    @Test
    void anotherTenantsCommissionAndNonsenseAreNotFound() {
        String id = commission("");
        assertThat(SERVER.post("other/ADMIN/admin", COMMISSIONS + id + "/approve", "").status()).isEqualTo(404);
        assertThat(approve("none", "").json().get("error").stringValue()).isEqualTo("commission_not_found");
        assertThat(approve("%C3%A9", "").status()).isEqualTo(404);
    }

    @Test
    void manyAtOnceSkipThoseThatMayNotChange() {
        String one = commission("");
        String two = commission("");
        String held = commission(", \"holdbackDays\": 30");
        String ids = "\"%s\",\"%s\",\"%s\",\"%s\",\"none\"".formatted(one, two, two, held);
        String review = "{\"action\":\"approve\",\"ids\":[" + ids + "],\"dryRun\":true}";
        String expected = "{\"count\":2,\"totals\":[{\"amount\":\"80.00\",\"currency\":\"USD\"}],\"skipped\":"
                + "[{\"id\":\"" + held + "\",\"code\":\"holdback_active\"},{\"id\":\"none\",\"code\":\"commission_not_found\"}]}";
        long approvedBefore = SERVER.count("commission.approved");

        assertThat(SERVER.post(TestServer.ADMIN, BULK, review).json().toString()).isEqualTo(expected);
        assertThat(SERVER.count("commission.approved")).isEqualTo(approvedBefore);
        assertThat(SERVER.post(TestServer.ADMIN, BULK, review.replace("true", "false")).json().toString()).isEqualTo(expected);
        assertThat(SERVER.count("commission.approved")).isEqualTo(approvedBefore + 2);
        JsonNode again = SERVER.post(TestServer.ADMIN, BULK, review.replace("true", "false")).json();
        assertThat(again.get("count").intValue()).isZero();
    }

    @Test
    void aFilterIsAskedOfTheReadSide() {
        String id = commission("");
        QueryBus queries = SERVER.bean(QueryBus.class);
        var subscription = queries.<Answer<Page<CommissionView>>>subscribe(
                FindCommissions.class.getName(), Answer.class, query -> found((FindCommissions) query.getPayload(), id));
        try {
            Reply reply = SERVER.post(
                    TestServer.ADMIN,
                    BULK,
                    "{\"action\":\"reverse\",\"reason\":\"fraud\",\"filter\":{\"partnerId\":\"p\",\"minAmount\":\"1.50\"}}");
            assertThat(reply.json().get("count").intValue()).isEqualTo(1);
        } finally {
            subscription.cancel();
        }
    }

    private static Answer<Page<CommissionView>> found(FindCommissions asked, String id) {
        assertThat(asked.filter().partnerId()).isEqualTo("p");
        assertThat(asked.filter().statuses()).containsExactly("accrued", "approved");
        CommissionView view = new CommissionView(
                id, "p", "c", "e", "k", "a", 1, "40.00", "USD", "accrued", null, Instant.EPOCH, null, null, null);
        return new Answer<>(new Page<>(List.of(view), null), 1);
    }

    @Test
    void aBulkReviewNamesEveryFault() {
        String faulty = "{\"action\":\"pay\",\"dryRun\":1,\"more\":2}";
        JsonNode errors = SERVER.post(TestServer.ADMIN, BULK, faulty).json().get("errors");
        assertThat(errors.valueStream().map(error -> error.get("pointer").stringValue()))
                .containsExactlyInAnyOrder("/action", "/dryRun", "/more", "/ids");
        assertThat(SERVER.post(TestServer.ADMIN, BULK, "{\"action\":\"reverse\",\"ids\":[\"a\"]}").json().get("errors").get(0)
                        .get("pointer").stringValue())
                .isEqualTo("/reason");
        assertThat(SERVER.post(TestServer.ADMIN, BULK, "{\"action\":\"approve\",\"ids\":[\"a\"],\"filter\":{}}").status())
                .isEqualTo(400);
    }

    @Test
    void aNullIsNoActionNoSelectionAndNoReason() {
        String id = commission("");
        String ids = ",\"ids\":[\"" + id + "\"]}";

        assertThat(faultOf("{\"action\":null" + ids)).isEqualTo("/action");
        assertThat(faultOf("{\"action\":\"reverse\",\"reason\":null" + ids)).isEqualTo("/reason");
        assertThat(faultOf("{\"action\":\"approve\",\"ids\":null}")).isEqualTo("/ids");
        assertThat(faultOf("{\"action\":\"approve\",\"filter\":null}")).isEqualTo("/ids");
        assertThat(approve(id, "").status()).isEqualTo(200);
    }

    private static String faultOf(String body) {
        Reply reply = SERVER.post(TestServer.ADMIN, BULK, body);
        assertThat(reply.status()).as(reply.json().toString()).isEqualTo(400);
        return reply.json().get("errors").get(0).get("pointer").stringValue();
    }

    private static Reply approve(String id, String body) {
        return SERVER.post(TestServer.ADMIN, COMMISSIONS + id + "/approve", body);
    }

    private static Reply reverse(String id, String body) {
        return SERVER.post(TestServer.ADMIN, COMMISSIONS + id + "/reverse", body);
    }

    private static String commission(String moreOfCampaign) {
        String user = UUID.randomUUID().toString();
        String link = PROGRAM.link(PROGRAM.partner(), PROGRAM.campaign(moreOfCampaign));
        PROGRAM.identify(PROGRAM.click(link, Instant.now().minus(Duration.ofDays(1))), user);
        Reply won = SERVER.post(
                TestServer.CRM, "/api/attribution/events", "{\"userId\":\"" + user + "\",\"type\":\"won\",\"value\":200}");
        return won.json().get("attribution").get("touches").get(0).get("commissionId").stringValue();
    }
}
