package dev.openpartner.server.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.openpartner.server.scenario.Callers;
import dev.openpartner.server.scenario.Conversions;
import dev.openpartner.server.scenario.Program;
import dev.openpartner.server.scenario.RunningServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Partners, campaigns, keys and the system, in a browser without scripts. */
@RunningServer
class SetUpPagesTest {

    private static final String STOP = "/system/rebuild/stop";

    private final int port;
    private final DataSource dataSource;
    private final Reader reader;

    SetUpPagesTest(@LocalServerPort int port, @Autowired DataSource dataSource) {
        this.port = port;
        this.dataSource = dataSource;
        this.reader = Reader.admin(port);
    }

    @Test
    void aPartnerJoinsGetsALinkAndOwnRulesIsRevokedAndReinstated() {
        String email = Program.unique("anna") + "@agency.example";
        Program other = Program.paying20Percent(Callers.at(port).admin(), Callers.at(port).nobody());
        Map<String, String> filled = Map.of("name", "Anna Agency", "email", email);

        Reader.Shown joined = reader.submit(reader.open("/partners").form("/partners"), filled).expect(200);
        assertThat(joined.text()).contains("Anna Agency", "active", "The partner has joined");
        String page = joined.html().selectFirst("form[action$=/links]").attr("action").replace("/links", "");
        Reader.Shown taken = reader.submit(reader.open("/partners").form("/partners"), filled).expect(409);
        assertThat(taken.html().select("input[name=email][value]").last().attr("value")).isEqualTo(email);

        String key = Program.unique("anna");
        Reader.Shown linked = reader.submit(joined.form(page + "/links"), Map.of("linkKey", key, "campaignId", other.campaignId()));
        assertThat(linked.expect(200).text()).contains("/r/" + key);
        Reader.Shown terms = reader.submit(joined.form(page + "/terms"), Map.of("rule.0.value", "35", "campaignId", "")).expect(200);
        assertThat(terms.text()).contains("The partner's own rules are in force");
        Reader.Shown bad = reader.submit(joined.form(page + "/terms"), Map.of("rule.0.value", "350")).expect(400);
        assertThat(bad.text()).contains("above 0 and at most 100");

        assertThat(reader.submit(joined.form(page + "/revoke"), Map.of("reason", "spam")).expect(200).text()).contains("revoked", "spam");
        assertThat(reader.submit(reader.open(page).form(page + "/reinstate"), Map.of()).expect(200).text()).contains("Reinstated");
    }

    @Test
    void aPartnersPageSaysWhatEachCampaignPaysThemAndWhoseRulesThoseAre() {
        Callers callers = Callers.at(port);
        Program program = Program.with(callers.admin(), callers.nobody(), Program.TWENTY_PERCENT + ", \"holdbackDays\": 30");
        String page = "/partners/" + program.partnerId();
        // Made by calls of its own, of which the reader's first page need not know yet.
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(rules(program))
                        .contains("The campaign's rules hold, version 1.", "held back 30 days", "20 % of the value"));

        reader.submit(reader.open(page).form(page + "/terms"), Map.of("rule.0.value", "35", "campaignId", "")).expect(200);
        assertThat(rules(program))
                .contains("This partner's own rules for every campaign hold, version 1", "held back 30 days", "35 % of the value")
                .doesNotContain("20 %");

        reader.submit(reader.open(page).form(page + "/terms"), Map.of(
                "rule.0.value", "40", "rule.0.type", "fixed", "campaignId", program.campaignId(), "holdbackDays", "1")).expect(200);
        assertThat(rules(program)).contains("own rules for this campaign hold, version 2", "held back one day", "40 in the conversion's");

        for (String campaign : List.of(program.campaignId(), "")) {
            reader.submit(reader.open(page).form(page + "/terms/remove"), Map.of("campaignId", campaign)).expect(200);
        }
        assertThat(rules(program)).contains("The campaign's rules hold, version 1.", "20 % of the value");
    }

    /** What the page of its partner says of a program's campaign. */
    private String rules(Program program) {
        return reader.open("/partners/" + program.partnerId()).expect(200).html()
                .select("#rules article:has(a[href=/campaigns/%s])".formatted(program.campaignId())).text();
    }

    @Test
    void aLedgerShowsItsBalancesAsOfADayAndComesAsCsv() {
        Story story = Story.of200Dollars(port);
        String path = "/partners/" + story.program().partnerId() + "/ledger";

        Reader.Shown now = reader.open(path).expect(200);
        Reader.Shown before = reader.open(path + "?asOf=2020-01-01").expect(200);
        Reader.Shown csv = reader.open(path + ".csv").expect(200);

        assertThat(now.html().select("dl.figures").text()).contains("Pending, USD 40.00 USD");
        assertThat(before.text()).contains("No entry", "There was none by then");
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.text()).contains("position,at,kind", ",accrued," + story.commissionId() + "," + story.eventId() + ",40.00,USD,");
        assertThat(reader.open(path + "?asOf=yesterday").expect(400).text()).contains("asOf is no day");
    }

    @Test
    void aCampaignIsMadeWithEveryFaultNamedAndChangedIntoAVersion() {
        Reader.Shown list = reader.open("/campaigns").expect(200);
        Reader.Shown refused = reader.submit(list.form("/campaigns"), Map.of(
                "name", "Spring", "destinationUrl", "nowhere", "rule.0.value", "0", "attributionWindowDays", "many")).expect(400);
        assertThat(refused.html().select(".note.bad li")).hasSize(3);

        Reader.Shown made = reader.submit(list.form("/campaigns"), Map.of(
                "name", "Spring", "destinationUrl", "https://shop.example/", "rule.0.value", "12.5", "holdbackDays", "30")).expect(200);
        assertThat(made.text()).contains("12.5 % of the value", "30 days after the accrual", "Version 1");
        String page = made.html().selectFirst("form[action^=/campaigns/]").attr("action");
        Reader.Shown changed = reader.submit(made.form(page), Map.of("rule.1.value", "100", "rule.1.type", "fixed",
                "rule.1.eventType", "trial_converted", "holdbackDays", "")).expect(200);

        assertThat(changed.text()).contains("Version 2", "100 in the conversion's currency", "trial_converted", "not at all");
    }

    @Test
    void aKeyIsShownOnceAndItsPanelTurnsGreenWhenTheTestEventArrives() {
        String label = Program.unique("HubSpot");
        Reader.Shown minted = reader.submit(reader.open("/integrations").form("/integrations"), Map.of("label", label)).expect(200);
        String key = minted.html().select("#plaintext").text();
        assertThat(key).startsWith("op_");
        assertThat(minted.html().select("#test-curl").text()).contains("Bearer " + key, "/api/attribution/events");
        String page = minted.html().select("#waiting").attr("hx-get");
        Reader.Shown waiting = reader.open(page).expect(200);
        assertThat(waiting.html().select("#waiting").text()).contains("Waiting for your test event");
        assertThat(waiting.html().html()).doesNotContain(key);

        Callers.at(port).nobody().withKey(key).post(Conversions.EVENTS, Conversions.won("test@customer.example", "1")).expect(200);

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() ->
                assertThat(reader.open(page).html().select("#waiting .good").text()).contains("It arrived", "test@customer.example"));
        assertThat(reader.submit(reader.open(page).form(page + "/revoke"), Map.of()).expect(200).text()).contains("The key is revoked");
        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(
                Callers.at(port).nobody().withKey(key).post(Conversions.EVENTS, "{}").status()).isEqualTo(401));
    }

    @Test
    void theSystemShowsEveryProjectionAndRebuildsOne() {
        Reader.Shown system = reader.open("/system").expect(200);
        assertThat(system.html().select("tbody tr")).hasSize(9);

        Reader.Shown rebuilding = reader.submit(system.form("/system/rebuild"), Map.of("name", "links")).expect(200);

        assertThat(rebuilding.text()).contains("The rebuild has begun");
        assertThat(Reader.with(port, Callers.RIVAL_ADMIN_KEY).open("/system").expect(200).html().select("form[action=/system/rebuild]"))
                .isEmpty();
    }

    @Test
    void aRebuildIsStopped() throws SQLException {
        try (Connection held = dataSource.getConnection(); Statement statement = held.createStatement()) {
            held.setAutoCommit(false);
            // The lock under which a rebuild switches, so that this one does not end by itself.
            statement.execute("select pg_advisory_xact_lock(x'6f70726561640001'::bigint)");
            Reader.Shown rebuilding = reader.submit(reader.open("/system").form("/system/rebuild"), Map.of("name", "links")).expect(200);
            assertThat(Reader.with(port, Callers.RIVAL_ADMIN_KEY).open("/system").expect(200).html().select("form[action=" + STOP + "]"))
                    .isEmpty();

            Reader.Shown stopped = reader.submit(rebuilding.form(STOP), Map.of()).expect(200);

            assertThat(stopped.text()).contains("The rebuild is stopped");
            assertThat(stopped.html().select("form[action=" + STOP + "], progress")).isEmpty();
            held.rollback();
        }
        assertThat(reader.post(STOP, Map.of()).expect(409).text()).contains("there is nothing to stop");
    }

    @Test
    void aReplayOfTheHistorySaysThatEveryDecisionComesOutTheSame() {
        await().until(() -> !reader.open("/audit").html().select("form[action=/audit/start]").isEmpty());

        Reader.Shown begun = reader.submit(reader.open("/audit").form("/audit/start"), Map.of()).expect(200);

        assertThat(begun.text()).contains("The replay has begun");
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(
                reader.open("/audit").expect(200).html().select("#verdict").text()).isEqualTo("Every decision comes out the same."));
    }
}
