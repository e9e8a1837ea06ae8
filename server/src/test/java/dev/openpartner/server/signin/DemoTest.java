package dev.openpartner.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.server.scenario.Client;
import dev.openpartner.server.scenario.Conversions;
import dev.openpartner.server.scenario.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An admin of a new install loads the demo program, looks around, goes back, and removes it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoTest {

    private static final String BANNER = "You are looking at the demo program.";
    private static final String NOTHING = "Nothing has happened in this time";

    private static final JsonMapper JSON = JsonMapper.shared();

    private DemoServer server;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        server = new DemoServer(directory);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void anEmptyProgramOffersADemoThatFillsEveryListAndLeavesTheOwnProgramEmpty() {
        server.removeDemo();
        Browser browser = server.admin();
        Browser colleague = server.admin();
        assertThat(browser.get("/").expect(200).text()).contains(NOTHING).doesNotContain(BANNER);

        server.load(browser, "/");

        for (String path : List.of("/?days=90", "/review", "/commissions", "/conversions", "/unattributed", "/partners", "/campaigns",
                "/fraud", "/rejected", "/integrations", "/system", "/demo")) {
            Document page = browser.get(path).expect(200).html();
            assertThat(page.select("aside.demo").text()).as(path).contains(BANNER);
            assertThat(page.select(".empty")).as(path).isEmpty();
        }
        for (String path : List.of("/review", "/commissions", "/conversions", "/unattributed", "/partners", "/campaigns", "/fraud",
                "/rejected", "/integrations")) {
            assertThat(browser.get(path).html().select("[data-row]")).as(path).isNotEmpty();
            assertThat(colleague.get(path).html().select("[data-row]")).as(path).isEmpty();
        }
        assertThat(colleague.get("/").text()).contains(NOTHING).doesNotContain(BANNER);
    }

    @Test
    void theDemoHasEveryKindOfThingThatAnAdminMeets() {
        Browser visitor = server.visitor();

        assertThat(all(visitor, "/api/attribution/events", "source"))
                .contains("HubSpot", "Salesforce", "Pipedrive", "Close", "Copper", "Zapier", "Make");
        assertThat(all(visitor, "/api/attribution/events", "currency")).contains("USD", "EUR", "GBP");
        assertThat(all(visitor, "/api/attribution/events", "status"))
                .contains("attributed", "no_identity", "no_click", "outside_window").hasSizeBetween(150, 270);
        assertThat(all(visitor, "/api/attribution/events", "reason")).contains("campaign_ended", "zero_amount", "other_event_type");
        assertThat(all(visitor, "/api/unattributed", "reason")).contains("click_flagged", "partner_revoked");
        assertThat(all(visitor, "/api/commissions", "status")).contains("accrued", "approved", "reversed");
        assertThat(all(visitor, "/api/commissions", "reason")).contains("superseded");
        assertThat(all(visitor, "/api/partners", "status")).hasSize(11).contains("active", "revoked");
        assertThat(all(visitor, "/api/campaigns", "attributionModel")).contains("last_click", "linear", "position");
        assertThat(all(visitor, "/api/attributions", "model")).contains("last_click", "first_click", "linear", "position");
        assertThat(all(visitor, "/api/attributions", "status")).contains("active", "superseded");
        assertThat(visitor.getJson("/api/campaigns").text()).contains("\"version\":3", "\"status\":\"ended\"");
        assertThat(visitor.getJson("/api/admin/clicks/flagged?limit=500").text()).contains("velocity", "manual", "revoked");
        assertThat(visitor.getJson("/api/review-queue?limit=500").text()).contains(
                "\"holdbackActive\":true", "\"holdbackActive\":false", "settled_late", "self_referral", "fast_conversion",
                "high_value", "flagged_clicks");
        assertThat(all(visitor, "/api/attribution/rejected", "id")).hasSize(6);
        String overview = visitor.getJson("/api/admin/overview?since=2020-01-01T00:00:00Z").expect(200).text();
        assertThat(JSON.readTree(overview).at("/totals/clicks").asInt())
                .isBetween(400, 900);
    }

    @Test
    void aCommissionOfTheDemoIsExplainedToTheCentAndItsPartnerHasALedger() {
        Browser visitor = server.visitor();
        String commission = visitor.get("/commissions?status=approved").html().select("[data-row]").getFirst().attr("data-row");

        assertThat(visitor.get("/commissions/" + commission).expect(200).text()).contains("approved");
        JsonNode explained = JSON.readTree(visitor.getJson("/api/commissions/" + commission + "/explanation").expect(200).text());
        assertThat(explained.at("/commissions/0/steps").values()).isNotEmpty();
        String partner = explained.at("/commissions/0/partnerId").asString();
        assertThat(visitor.get("/partners/" + partner + "/ledger").expect(200).text()).contains("approved");
    }

    @Test
    void whoeverPressesTwiceLoadsOnce() {
        server.removeDemo();
        List<Browser> browsers = List.of(server.admin(), server.admin(), server.admin());
        List<Browser.Page> pages = browsers.stream().map(browser -> browser.get("/demo").expect(200)).toList();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Browser.Page>> pressed = IntStream.range(0, browsers.size())
                    .mapToObj(i -> threads.submit(() -> browsers.get(i).submit(pages.get(i), "/demo/load", Map.of())))
                    .toList();
            assertThat(pressed).allSatisfy(answer -> assertThat(answer.get().location()).isIn("/demo", "/?days=90"));
        }

        String tenant = server.tenant();
        assertThat(all(server.visitor(), "/api/partners", "id")).hasSize(11);
        assertThat(server.database().sql("select count(*) from command.demo_program").query(Integer.class).single()).isOne();
        String tenants = "select count(distinct tenant) from event_store.event where tenant like 'demo:%' and position >="
                + " (select min(position) from event_store.event where tenant = ?)";
        assertThat(server.database().sql(tenants).param(tenant).query(Integer.class).single()).isOne();
    }

    @Test
    void aRemovedDemoLeavesNothingToSeeAndTheNextIsAnother() {
        Browser visitor = server.visitor();
        String gone = server.tenant();
        String key = mintedIn(visitor);
        Client integration = server.nobody().withKey(key);
        integration.post(Conversions.EVENTS, Conversions.won(Program.uniqueBuyer(), "10")).expect(200);
        String link = JSON.readTree(visitor.getJson("/api/partners/" + all(visitor, "/api/partners", "id").getFirst() + "/links").text())
                .at("/data/0/linkKey").asString();
        assertThat(server.nobody().call("HEAD", "/r/" + link).status()).isEqualTo(302);
        visitor.submit("/review?currency=EUR", "/saved-filters", Map.of("name", "euros")).expect(302);
        String waiting = visitor.get("/review").html().select("[data-row]").getFirst().attr("data-row");
        Browser.Page plan = visitor.submit("/review", "/review/plan", Map.of("action", "reverse", "reason", "tried", "ids", waiting));
        String run = visitor.submit(plan.expect(200), "/review/run", Map.of()).expect(302).location();
        assertThat(visitor.get(run).expect(200).text()).contains("What was done");
        assertThat(commandTablesWithRowsOf(gone)).contains("bulk_review", "saved_filter");

        assertThat(visitor.submit("/", "/demo/remove", Map.of()).expect(302).location()).isEqualTo("/demo?done=demo-removed");

        assertThat(visitor.get("/").text()).doesNotContain(BANNER).contains(NOTHING);
        integration.post(Conversions.EVENTS, Conversions.won("x", "1")).expectProblem(401, "unauthorized");
        server.nobody().get("/r/" + link).expect(404);
        assertThat(rowsOf(gone)).isEmpty();
        assertThat(commandTablesWithRowsOf(gone)).isEmpty();
        assertThat(server.database().sql("""
                        select count(*) from vault.data_key where wrapped is not null and subject in
                        (select aggregate_id from event_store.event where tenant = ?)""").param(gone).query(Integer.class).single())
                .isZero();

        server.load(visitor, "/demo");
        assertThat(visitor.get("/").text()).contains(BANNER);
        assertThat(server.tenant()).isNotEqualTo(gone);
    }

    @Test
    void whatAProcessLeftHalfLoadedIsLoadedAgainOrRemoved() {
        for (String way : List.of("/demo/load", "/demo/remove")) {
            server.removeDemo();
            server.database().sql("insert into command.demo_program (owner, tenant, state, progress, moved_at)"
                    + " values ('default', 'demo:half', 'LOADING', 40, now() - interval '1 hour')").update();
            Browser browser = server.admin();
            assertThat(browser.get("/demo").text()).contains("did not come to its end");

            if (way.equals("/demo/load")) {
                server.load(browser, "/demo");
            } else {
                browser.submit("/demo", way, Map.of()).expect(302);
            }

            assertThat(browser.get("/").text().contains(BANNER)).isEqualTo(way.equals("/demo/load"));
        }
    }

    private static String mintedIn(Browser visitor) {
        Browser.Page minted = visitor.postJson("/api/api-keys", """
                {"label": "Made in the demo", "scopes": ["events:write"]}""", true).expect(201);
        return JSON.readTree(minted.text()).path("plaintext").asString();
    }

    /** Whatever table there is beside the log, so that one that is added later is not forgotten. */
    private List<String> commandTablesWithRowsOf(String tenant) {
        return server.database().sql("select table_name from information_schema.columns where table_schema = 'command'"
                        + " and column_name = 'tenant'").query((row, number) -> row.getString(1)).list().stream()
                .filter(table -> server.database().sql("select count(*) from command." + table + " where tenant = ?")
                        .param(tenant).query(Integer.class).single() > 0)
                .toList();
    }

    private List<String> rowsOf(String tenant) {
        List<String> tables = server.database().sql("select table_name from information_schema.columns where table_schema = 'read_model'"
                        + " and column_name = 'tenant'").query((row, number) -> row.getString(1)).list();
        assertThat(tables).contains("click", "partner", "commission", "ledger_entry");
        return server.tablesWithRowsOf(tenant, tables);
    }

    /** One field of every entry of a list, absent ones left out. */
    private static List<String> all(Browser browser, String path, String field) {
        List<String> found = new ArrayList<>();
        Optional<String> cursor = Optional.of("");
        while (cursor.isPresent()) {
            String from = cursor.get().isEmpty() ? "" : "&cursor=" + cursor.get();
            JsonNode page = JSON.readTree(browser.getJson(path + "?limit=500" + from).expect(200).text());
            page.path("data").values().forEach(entry -> entry.path(field).stringValueOpt().ifPresent(found::add));
            // A feed names where it goes on also when nothing follows yet.
            cursor = page.path("nextCursor").stringValueOpt().filter(next -> !page.path("data").isEmpty());
        }
        return found;
    }
}
