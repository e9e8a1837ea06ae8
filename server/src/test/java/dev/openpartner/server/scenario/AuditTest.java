package dev.openpartner.server.scenario;

import static dev.openpartner.server.scenario.Conversions.EVENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Replays what every scenario on this server has left so far. */
@RunningServer
class AuditTest {

    private final Callers callers;
    private final Client admin;
    private final Program program;

    AuditTest(@LocalServerPort int port) {
        callers = Callers.at(port);
        admin = callers.admin();
        program = Program.paying20Percent(admin, callers.nobody());
    }

    @Test
    void aReplayOfTheWholeHistoryDecidesAsItWasDecided() {
        String buyer = Program.uniqueBuyer();
        admin.post(EVENTS, Conversions.won(buyer, "100")).expect(200);
        program.clickBy(buyer);
        String approved = admin.post(EVENTS, Conversions.won(buyer, "200")).expect(200).text("/attribution/touches/0/commissionId");
        admin.post("/api/commissions/" + approved + "/approve", "{}").expect(200);
        Program second = program.anotherPartner();
        String flagged = second.clickBy(buyer);
        admin.post("/api/clicks/" + flagged + "/flag", "{}").expect(200);
        Answer last = admin.post(EVENTS, Conversions.won(buyer, "300")).expect(200);

        JsonNode audit = audited(admin);

        assertThat(audit.at("/found/first")).as("differences").isEmpty();
        assertThat(audit.at("/found/differences").asInt()).isZero();
        assertThat(audit.at("/found/conversions").asInt()).isGreaterThanOrEqualTo(3);
        assertThat(audit.at("/found/decisions").asInt()).isGreaterThan(audit.at("/found/conversions").asInt());
        assertThat(audit.at("/found/commissions").asInt()).isGreaterThanOrEqualTo(3);
        assertThat(audit.path("position").asLong()).isGreaterThanOrEqualTo(last.position());
        assertThat(audit.path("progress").decimalValue()).isEqualByComparingTo("1");
        assertThat(audit.path("endedAt").asString()).isNotEmpty();
    }

    @Test
    void eachTenantAuditsItsOwnHistory() {
        admin.post(EVENTS, Conversions.won(Program.uniqueBuyer(), "100")).expect(200);

        JsonNode audit = audited(callers.rivalAdmin());

        assertThat(audit.at("/found/differences").asInt()).isZero();
        assertThat(audit.at("/found/conversions").asLong())
                .isLessThan(audited(admin).at("/found/conversions").asLong());
    }

    private static JsonNode audited(Client admin) {
        await().atMost(Duration.ofMinutes(1)).until(() -> admin.post("/api/audit").status() == 202);
        return await().atMost(Duration.ofMinutes(1)).until(
                () -> admin.get("/api/audit").expect(200).json(), audit -> !audit.path("state").asString().equals("running"));
    }
}
