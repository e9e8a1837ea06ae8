package dev.openpartner.command.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.command.testing.Program;
import dev.openpartner.command.testing.TestServer;
import dev.openpartner.command.testing.TestServer.Reply;
import dev.openpartner.kernel.log.EventLog;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** From a click to a commission, over HTTP. */
class ConversionFunnelTest {

    private static final TestServer SERVER = new TestServer();
    private static final Program PROGRAM = new Program(SERVER);
    private static final String EVENTS = "/api/attribution/events";

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void anAttributedConversionAnswersItsCommissionAndStoresThreeEvents() {
        String click = PROGRAM.freshClick();
        assertThat(PROGRAM.identify(click, "ann").json().get("firstStitch").booleanValue()).isTrue();
        long before = head();

        Reply reply = SERVER.post(
                TestServer.CRM, EVENTS, "{\"userId\":\"ann\",\"type\":\"opportunity_won\",\"value\":200,\"currency\":\"usd\"}");

        assertThat(reply.status()).isEqualTo(200);
        JsonNode attribution = reply.json().get("attribution");
        assertThat(attribution.get("status").stringValue()).isEqualTo("attributed");
        assertThat(attribution.get("model").stringValue()).isEqualTo("last_click");
        JsonNode touch = attribution.get("touches").get(0);
        assertThat(touch.get("clickId").stringValue()).isEqualTo(click);
        assertThat(touch.get("weight").isNumber()).isTrue();
        assertThat(touch.get("weight").asString()).isEqualTo("1");
        JsonNode commission = touch.get("commissions").get(0);
        assertThat(commission.get("amount").stringValue()).isEqualTo("40.00");
        assertThat(commission.get("currency").stringValue()).isEqualTo("USD");
        assertThat(touch.get("commissionId")).isEqualTo(commission.get("id"));
        assertThat(attribution.get("reason").isNull()).isTrue();
        assertThat(head() - before).isEqualTo(3);
        assertThat(reply.header("OpenPartner-Position")).isEqualTo(Long.toString(head()));
    }

    @Test
    void aConversionBeforeItsIdentityWaitsWithAHintAndIsSettledByIt() {
        String click = PROGRAM.freshClick();
        Reply waiting = SERVER.post(
                TestServer.CRM, EVENTS, "{\"userId\":\"Bob@Example.com\",\"type\":\"won\",\"value\":\"50.00\"}");
        assertThat(waiting.json().get("attribution").get("status").stringValue()).isEqualTo("no_identity");
        assertThat(waiting.json().get("attribution").get("hint").stringValue()).contains("identify");

        Reply identified = PROGRAM.identify(click, " bob@example.com ");

        assertThat(identified.json().get("backfilledAttributions").intValue()).isEqualTo(1);
        assertThat(identified.json().get("identityId").isString()).isTrue();
        assertThat(PROGRAM.identify(click, "bob@example.com").json().toString())
                .isEqualTo("{\"ok\":true,\"identityId\":null,\"firstStitch\":false,\"backfilledAttributions\":0,"
                        + "\"settlingInBackground\":0}");
    }

    @Test
    void identifyingNobodysClickOrAnotherTenantsIsNotFound() {
        assertThat(PROGRAM.identify("no-such-click-at-all", "carl").json().get("error").stringValue())
                .isEqualTo("click_not_found");
        String click = PROGRAM.freshClick();
        String body = "{\"cref\":\"" + click + "\",\"userId\":\"carl\",\"ts\":1764000000000}";
        assertThat(SERVER.post("other/INTEGRATION/crm", "/api/attribution/identify", body).status()).isEqualTo(404);
        assertThat(SERVER.post(TestServer.CRM, "/api/attribution/identify", body).status()).isEqualTo(200);
    }

    @Test
    void flaggingAClickTakesItsCommissionBackAndUnflaggingGivesANewOne() {
        String click = PROGRAM.freshClick();
        PROGRAM.identify(click, "dora");
        String first = commissionOf(SERVER.post(TestServer.CRM, EVENTS, "{\"userId\":\"dora\",\"type\":\"won\",\"value\":10}"));

        Reply flagged = SERVER.post(TestServer.ADMIN, "/api/clicks/" + click + "/flag", "{\"reason\":\"bot\"}");
        assertThat(flagged.json().get("flags").get(0).stringValue()).isEqualTo("manual");
        Reply approval = SERVER.post(TestServer.ADMIN, "/api/commissions/" + first + "/approve", "{}");
        assertThat(approval.json().get("error").stringValue())
                .isEqualTo("not_approvable");
        long head = head();
        assertThat(SERVER.post(TestServer.ADMIN, "/api/clicks/" + click + "/flag", "").status()).isEqualTo(200);
        assertThat(head()).isEqualTo(head);

        long accrued = SERVER.count("commission.accrued");
        assertThat(SERVER.post(TestServer.ADMIN, "/api/clicks/" + click + "/unflag", "").status()).isEqualTo(200);
        assertThat(SERVER.count("commission.accrued")).isEqualTo(accrued + 1);
        assertThat(SERVER.post("other/ADMIN/admin", "/api/clicks/" + click + "/flag", "").status()).isEqualTo(404);
    }

    private static String commissionOf(Reply reply) {
        return reply.json().get("attribution").get("touches").get(0).get("commissionId").stringValue();
    }

    private static long head() {
        return SERVER.bean(EventLog.class).head();
    }
}
