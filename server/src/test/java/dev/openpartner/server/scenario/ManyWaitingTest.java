package dev.openpartner.server.scenario;

import static dev.openpartner.server.scenario.Conversions.EVENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A customer with more waiting conversions than are settled at once. */
@RunningServer
class ManyWaitingTest {

    private static final int CONVERSIONS = 1_500;

    private final Client admin;
    private final Program program;
    private final String buyer = Program.uniqueBuyer();

    ManyWaitingTest(@LocalServerPort int port) {
        Callers callers = Callers.at(port);
        admin = callers.admin();
        program = Program.with(admin, callers.nobody(), """
                "commissionRules": [
                    {"type": "percent", "value": 20},
                    {"type": "fixed", "value": 5, "eventType": "opportunity_won", "trigger": "first"}]""");
    }

    @Test
    void allOfThemAreSettledOnceAndARebuildShowsTheSame() {
        String cref = program.click();
        Instant begin = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Answer batch = admin.post(EVENTS + "/batch", conversions(begin)).expect(200);
        String oldest = batch.text("/results/0/eventId");
        JsonNode warnings = admin.notBefore(batch).get("/api/admin/overview").expect(200).json().path("warnings");
        assertThat(warnings.values()).anySatisfy(warning -> {
            assertThat(warning.path("code").asString()).isEqualTo("waiting_beyond_limit");
            assertThat(warning.path("userId").asString()).isEqualTo(buyer);
            assertThat(warning.path("waiting").asInt()).isEqualTo(CONVERSIONS);
        });

        Answer identified = program.identify(cref, buyer).expect(200);

        assertThat(identified.json().path("backfilledAttributions").asInt()).isEqualTo(1_000);
        assertThat(identified.json().path("settlingInBackground").asInt()).isEqualTo(500);
        await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(200)).untilAsserted(() ->
                assertThat(admin.get("/api/unattributed?userId=" + buyer).expect(200).data()).isEmpty());
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(pending()).isEqualTo("305.00"));
        assertThat(settledConversions()).isEqualTo(CONVERSIONS);
        assertThat(explained(oldest)).contains("customer.waiting-conversion-recalled", "customer.conversion-settled");
        assertThat(firstPaidTo()).isEqualTo(oldest);

        String ledger = ledger().text().replaceFirst("\"asOf\":\\d+", "");
        Rebuilds.rebuildAll(admin);

        assertThat(ledger().text().replaceFirst("\"asOf\":\\d+", "")).isEqualTo(ledger);
        assertThat(settledConversions()).isEqualTo(CONVERSIONS);
    }

    private String conversions(Instant begin) {
        return IntStream.range(0, CONVERSIONS)
                .mapToObj(i -> Conversions.won(buyer, "1", "\"ts\": \"%s\"".formatted(begin.plusMillis(i))))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private Answer ledger() {
        return admin.get("/api/partners/" + program.partnerId() + "/ledger").expect(200);
    }

    private String pending() {
        return ledger().json().at("/balances/0/pending").asString("0.00");
    }

    private int settledConversions() {
        Set<String> seen = new HashSet<>();
        String cursor = "";
        do {
            Answer page = admin.get(EVENTS + "?limit=500&status=attributed&userId=" + buyer + cursor).expect(200);
            page.data().forEach(event -> assertThat(seen.add(event.path("eventId").asString())).isTrue());
            cursor = page.nextCursor().map(next -> "&cursor=" + next).orElse("");
        } while (!cursor.isEmpty());
        return seen.size();
    }

    private String explained(String eventId) {
        return admin.get(EVENTS + "/" + eventId + "/explanation").expect(200).json().path("sources").toString();
    }

    /** The conversion of the one live commission for being the first. */
    private String firstPaidTo() {
        TreeMap<String, String> found = new TreeMap<>();
        String cursor = "";
        do {
            Answer page = admin.get("/api/commissions?limit=500&status=accrued&partnerId=" + program.partnerId() + cursor)
                    .expect(200);
            page.data().stream()
                    .filter(commission -> commission.path("amount").asString().equals("5.00"))
                    .forEach(commission -> found.put(commission.path("id").asString(), commission.path("eventId").asString()));
            cursor = page.nextCursor().map(next -> "&cursor=" + next).orElse("");
        } while (!cursor.isEmpty());
        assertThat(found).hasSize(1);
        return found.firstEntry().getValue();
    }
}
