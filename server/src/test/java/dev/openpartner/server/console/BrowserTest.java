package dev.openpartner.server.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.openpartner.server.scenario.Answer;
import dev.openpartner.server.scenario.Callers;
import dev.openpartner.server.scenario.Client;
import dev.openpartner.server.scenario.Conversions;
import dev.openpartner.server.scenario.Program;
import dev.openpartner.server.scenario.RunningServer;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** The console in a real browser. Skipped on a machine without Chromium and its driver. */
@RunningServer
class BrowserTest {

    private static final int WIDE = 1440;
    private static final int NARROW = 380;
    private static final int HEIGHT = 900;

    private final int port;
    private final Client admin;
    private final JdbcTemplate database;
    private Browser browser;

    @Autowired
    BrowserTest(@LocalServerPort int port, JdbcTemplate database) {
        this.port = port;
        this.database = database;
        this.admin = Callers.at(port).admin();
    }

    @BeforeEach
    void openBrowser() {
        Optional<List<Path>> programs = Browser.installed();
        assumeTrue(programs.isPresent(), "no Chromium and chromedriver on this machine: apt-get install chromium chromium-driver");
        browser = Browser.open(port, programs.orElseThrow()).as(Callers.ADMIN_KEY).sized(WIDE, HEIGHT).coloured("light");
    }

    @AfterEach
    void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void everyPageIsAccessibleInLightAndDarkFitsAPhoneAndLeavesTheConsoleQuiet() {
        Map<String, String> pages = Exhibits.ordinary(port).ofAdmin();
        pages.putAll(Exhibits.ofAnybody());
        pages.put("problem", "/partners/nobody");
        pages.put("conversions-by-hour", "/conversions?since=" + LocalDate.now(ZoneOffset.UTC) + "&until=" + LocalDate.now(ZoneOffset.UTC));
        Reader.admin(port).post("/saved-filters", Map.of("page", "/review", "name", "this year", "query", "since=2026-01-01")).expect(200);
        pages.put("review-saved", "/review?since=2026-01-01");

        assertThat(complaintsOver(pages)).filteredOn(complaint -> !complaint.contains("/partners/nobody")).isEmpty();
    }

    @Test
    void aChartTellsItsSumsUntilSomebodyPointsAtADay() {
        Story.of200Dollars(port);

        browser.go("/").awaitText(".u-legend", "all");

        assertThat(browser.find(".u-legend").getText()).contains("Day").doesNotContain("--");
    }

    @Test
    void aPartnersPagesAreAccessibleAndFitAPhone() {
        Exhibits exhibits = Exhibits.ordinary(port);
        String keys = "/api/partners/" + exhibits.partnerId() + "/api-keys";
        browser.as(admin.post(keys, "{}").expect(201).text("/plaintext"));

        assertThat(complaintsOver(exhibits.ofPartner())).isEmpty();
    }

    private List<String> complaintsOver(Map<String, String> pages) {
        List<String> complaints = new ArrayList<>();
        pages.forEach((name, path) -> {
            browser.sized(WIDE, HEIGHT).coloured("light").go(path);
            browser.expectAccessible(name);
            browser.expectNoSidewaysScrolling(name);
            browser.picture(name + "-light-" + WIDE);
            browser.coloured("dark").expectAccessibleColours(name + " in the dark");
            browser.picture(name + "-dark-" + WIDE);
            browser.sized(NARROW, HEIGHT).coloured("light").expectNoSidewaysScrolling(name + " on a phone");
            browser.picture(name + "-light-" + NARROW);
            complaints.addAll(browser.complaints());
        });
        return complaints;
    }

    @Test
    void theReviewQueueIsWorkedByKeyboardAlone() {
        Story story = Story.of200Dollars(port);
        for (String value : List.of("300", "400")) {
            admin.notBefore(admin.post(Conversions.EVENTS, Conversions.won(story.buyer(), value)).expect(200))
                    .get("/api/review-queue").expect(200);
        }
        browser.go("/review?partnerId=" + story.program().partnerId()).find("tr[data-row]");

        browser.press("j");
        browser.awaitText("tr.current", "40.00 USD");
        browser.press("j");
        browser.press("k");
        browser.press("a");
        browser.await(page -> page.findElements(By.cssSelector("tr[data-row]")).size() == 2);
        browser.awaitText("tr.current", "60.00 USD");
        browser.press("r");
        browser.find("dialog[open] input[name=reason]").sendKeys("refunded" + Keys.ENTER);
        browser.await(page -> page.findElements(By.cssSelector("tr[data-row]")).size() == 1);
        browser.press("j");
        browser.press("e");

        browser.awaitText("h1", "80.00 USD");
        assertThat(browser.path()).startsWith("/commissions/");
        assertThat(admin.get("/api/commissions/" + story.commissionId()).expect(200).text("/status")).isEqualTo("approved");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aBulkReviewOnTheScreenTellsHowFarItIsUntilItsEnd() {
        String id = Exhibits.runOf(port, "checked");
        String update = "update command.bulk_review set state = ?, total = 1000, done = ?, due_at = clock_timestamp() + interval '1 hour'"
                + " where id = ?";
        database.update(update, "RUNNING", 312, id);
        browser.go("/review/runs/" + id).awaitText("h1", "What is being done");
        browser.awaitText("#run [role=status]", "312 of 1,000 done");
        browser.expectAccessible("a bulk review that goes on");
        browser.picture("bulk-review-running-light-" + WIDE);

        database.update(update, "RUNNING", 624, id);
        browser.awaitText("#run [role=status]", "624 of 1,000 done");
        database.update(update, "DONE", 1_000, id);

        browser.awaitText("h1", "What was done");
        assertThat(browser.find("#run").getDomAttribute("hx-get")).isNull();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aKeyIsMintedAndTheTestConversionIsSeenToArrive() {
        browser.go("/integrations").find("input[name=label]").sendKeys(Program.unique("HubSpot"));
        browser.find("section#new button.main").click();
        String key = browser.find("#plaintext").getText();
        browser.awaitText("#waiting", "Waiting for your test event");

        Callers.at(port).nobody().withKey(key).post(Conversions.EVENTS, Conversions.won("test@customer.example", "1")).expect(200);

        browser.awaitText("#waiting .good", "It arrived");
        browser.picture("key-arrived-light-" + WIDE);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void anUnattributedConversionIsSettledByIdentifyingItsUser() {
        Program program = Program.paying20Percent(admin, Callers.at(port).nobody());
        String clickId = program.click();
        Answer waiting = admin.post(Conversions.EVENTS, Conversions.won(Program.uniqueBuyer(), "200")).expect(200);
        admin.notBefore(waiting).get("/api/unattributed").expect(200);

        browser.go("/conversions/" + waiting.text("/eventId")).find("#fix input[name=cref]").sendKeys(clickId + Keys.ENTER);

        browser.awaitText(".note.good", "Identified");
        browser.awaitText("#conversion", "40.00 USD");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aListOnTheScreenShowsWhatArrivesWithoutBeingAsked() {
        String buyer = Program.uniqueBuyer();
        browser.go("/conversions?userId=" + buyer).awaitText(".empty", "Nothing matches");

        admin.post(Conversions.EVENTS, Conversions.won(buyer, "1")).expect(200);

        browser.awaitText("tr[data-row]", buyer);
        assertThat(browser.complaints()).isEmpty();
    }
}
