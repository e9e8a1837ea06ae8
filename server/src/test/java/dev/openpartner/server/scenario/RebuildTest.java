package dev.openpartner.server.scenario;

import static dev.openpartner.server.scenario.Conversions.EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@RunningServer
class RebuildTest {

    private final Client admin;
    private final Program program;
    private final Program busy;

    RebuildTest(@LocalServerPort int port) {
        Callers callers = Callers.at(port);
        admin = callers.admin();
        program = Program.paying20Percent(admin, callers.nobody());
        busy = Program.paying20Percent(admin, callers.nobody());
    }

    @Test
    void rebuiltProjectionsShowTheSameWhileConversionsKeepArriving() throws Exception {
        Answer last = aBitOfHistory();
        Map<String, String> before = everything(last);
        AtomicBoolean rebuilt = new AtomicBoolean();

        try (ExecutorService background = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<Answer>> arriving = background.submit(() -> conversionsUntil(rebuilt));
            Rebuilds.rebuildAll(admin);
            rebuilt.set(true);
            List<Answer> arrived = arriving.get();

            Answer newest = arrived.getLast();
            assertThat(everything(newest)).isEqualTo(before);
            Answer ledger = admin.notBefore(newest).get("/api/partners/" + busy.partnerId() + "/ledger").expect(200);
            assertThat(ledger.text("/balances/0/pending")).isEqualTo("%d.00".formatted(2 * arrived.size()));
        }
    }

    @Test
    void anUnknownProjectionIsNotFound() {
        admin.post("/api/projections/nothing/rebuild").expectProblem(404, "projection_not_found");
        admin.delete("/api/projections/nothing/rebuild").expectProblem(404, "projection_not_found");
    }

    @Test
    void whatDoesNotRunCannotBeStopped() {
        Rebuilds.rebuildAll(admin);

        admin.delete("/api/projections/all/rebuild").expectProblem(409, "rebuild_not_running");
        admin.delete("/api/projections/ledger/rebuild").expectProblem(409, "rebuild_not_running");
    }

    @Test
    void everyProjectionSaysHowFarItIs() {
        Answer last = aBitOfHistory();

        Answer projections = admin.notBefore(last).get("/api/projections").expect(200);

        assertThat(projections.data()).isNotEmpty().allSatisfy(projection -> {
            assertThat(projection.path("name").asString()).isNotEmpty();
            assertThat(projection.path("head").asLong()).isGreaterThanOrEqualTo(last.position());
            assertThat(projection.path("lagEvents").isNumber()).isTrue();
            assertThat(projection.path("state").asString()).isNotEmpty();
        });
    }

    private Answer aBitOfHistory() {
        String buyer = Program.uniqueBuyer();
        String click = program.clickBy(buyer);
        admin.post(EVENTS, Conversions.won(Program.uniqueBuyer(), "77")).expect(200);
        Answer approved = admin.post(EVENTS, Conversions.won(buyer, "200")).expect(200);
        Answer reversed = admin.post(EVENTS, Conversions.won(buyer, "300")).expect(200);
        admin.post(EVENTS, Conversions.won(buyer, "400")).expect(200);
        admin.post("/api/commissions/" + approved.text("/attribution/touches/0/commissionId") + "/approve").expect(200);
        admin.post("/api/commissions/" + reversed.text("/attribution/touches/0/commissionId") + "/reverse", """
                {"reason": "refunded"}""").expect(200);
        return admin.post("/api/clicks/" + click + "/flag", "{}").expect(200);
    }

    private List<Answer> conversionsUntil(AtomicBoolean done) {
        String buyer = Program.uniqueBuyer();
        busy.clickBy(buyer);
        List<Answer> arrived = new ArrayList<>();
        do {
            arrived.add(admin.post(EVENTS, Conversions.won(buyer, "10")).expect(200));
        } while (!done.get());
        return arrived;
    }

    /** What every list and page shows of the program that is at rest; up to which position is another matter. */
    private Map<String, String> everything(Answer write) {
        Client reader = admin.notBefore(write);
        Map<String, String> shown = new LinkedHashMap<>();
        String partner = program.partnerId();
        for (String path : List.of(
                "/api/review-queue?partnerId=" + partner, "/api/commissions?partnerId=" + partner,
                "/api/partners/" + partner, "/api/partners/" + partner + "/commissions", "/api/partners/" + partner + "/ledger",
                "/api/partners/" + partner + "/dashboard", "/api/partners/" + partner + "/links",
                "/api/attributions?partnerId=" + partner, EVENTS + "?partnerId=" + partner,
                "/api/campaigns/" + program.campaignId(), "/api/campaigns/" + program.campaignId() + "/versions")) {
            shown.put(path, reader.get(path).expect(200).text().replaceFirst("\"asOf\":\\d+", ""));
        }
        return shown;
    }
}
