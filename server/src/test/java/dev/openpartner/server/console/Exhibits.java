package dev.openpartner.server.console;

import dev.openpartner.server.scenario.Answer;
import dev.openpartner.server.scenario.Callers;
import dev.openpartner.server.scenario.Client;
import dev.openpartner.server.scenario.Conversions;
import dev.openpartner.server.scenario.Program;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One of everything that a page shows, and so every page of the console with something on it.
 *
 * @param waitingId a conversion that nobody earned
 * @param runId a bulk review that came to its end
 */
record Exhibits(
        String partnerId,
        String campaignId,
        String clickId,
        String eventId,
        String commissionId,
        String waitingId,
        String rejectedId,
        String keyId,
        String runId) {

    /** What an ordinary day brings. */
    static Exhibits ordinary(int port) {
        Callers callers = Callers.at(port);
        Client admin = callers.admin();
        Story story = Story.of200Dollars(port);
        Answer waiting = admin.post(Conversions.EVENTS, Conversions.won(Program.uniqueBuyer(), "4500")).expect(200);
        String rejected = admin.post(Conversions.EVENTS, "{\"value\": \"45,000\"}").expect(400).text("/rejectedId");
        String key = callers.mint("crm", "events:write").text("/id");
        admin.notBefore(waiting).get("/api/unattributed").expect(200);
        return new Exhibits(
                story.program().partnerId(),
                story.program().campaignId(),
                story.clickId(),
                story.eventId(),
                story.commissionId(),
                waiting.text("/eventId"),
                rejected,
                key,
                runOf(port, "checked"));
    }

    /** A bulk review that found one commission to skip, and why somebody wanted it. */
    static String runOf(int port, String reason) {
        Reader reader = Reader.admin(port);
        Reader.Shown run = reader.post("/review/run", Map.of("action", "reverse", "ids", "none", "reason", reason)).expect(200);
        return run.html().selectFirst("#run").attr("data-run");
    }

    /** Pages of an admin, by a name for their pictures. */
    Map<String, String> ofAdmin() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("overview", "/");
        pages.put("review", "/review");
        pages.put("bulk-review", "/review/runs/" + runId);
        pages.put("commissions", "/commissions");
        pages.put("commission", "/commissions/" + commissionId);
        pages.put("conversions", "/conversions");
        pages.put("conversion", "/conversions/" + eventId);
        pages.put("unattributed-conversion", "/conversions/" + waitingId);
        pages.put("unattributed", "/unattributed");
        pages.put("partners", "/partners");
        pages.put("partner", "/partners/" + partnerId);
        pages.put("ledger", "/partners/" + partnerId + "/ledger");
        pages.put("campaigns", "/campaigns");
        pages.put("campaign", "/campaigns/" + campaignId);
        pages.put("integrations", "/integrations");
        pages.put("integration", "/integrations/" + keyId);
        pages.put("click", "/clicks/" + clickId);
        pages.put("fraud", "/fraud");
        pages.put("rejected", "/rejected");
        pages.put("rejection", "/rejected/" + rejectedId);
        pages.put("admins", "/admins");
        pages.put("audit", "/audit");
        pages.put("system", "/system");
        pages.put("search", "/search?q=agency");
        pages.put("demo", "/demo");
        return pages;
    }

    /** Pages of the partner. */
    Map<String, String> ofPartner() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("portal", "/portal");
        pages.put("portal-links", "/portal/links");
        pages.put("portal-ledger", "/portal/ledger");
        pages.put("portal-commission", "/portal/commissions/" + commissionId);
        return pages;
    }

    /** Pages before somebody is in, and of whoever is. */
    static Map<String, String> ofAnybody() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("sign-in", "/sign-in");
        pages.put("sign-in-sent", "/sign-in/sent");
        pages.put("sign-in-link", "/sign-in/link");
        pages.put("set-up", "/set-up");
        return pages;
    }
}
