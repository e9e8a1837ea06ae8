package dev.openpartner.server.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.openpartner.server.OpenPartnerServer;
import dev.openpartner.server.database.UnpackedPrograms;
import dev.openpartner.server.scenario.Callers;
import dev.openpartner.server.scenario.Client;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.openqa.selenium.By;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * An empty install and an admin who has never seen it: no step knows an address, an id or a command that the screen has not shown.
 * Skipped on a machine without Chromium and its driver.
 */
@Isolated("reads what the whole JVM prints")
@ExtendWith(OutputCaptureExtension.class)
class FirstWalkTest {

    private static final String NEXT = "#first-steps li[aria-current=step]";

    @TempDir
    Path directory;

    private ConfigurableApplicationContext server;
    private Client anybody;
    private Browser browser;
    private int step;

    @BeforeEach
    void start() throws IOException {
        Optional<List<Path>> programs = Browser.installed();
        assumeTrue(programs.isPresent(), "no Chromium and chromedriver on this machine: apt-get install chromium chromium-driver");
        UnpackedPrograms.into(directory);
        Stream<String> settings = Stream.of(
                "openpartner.data-dir=" + directory,
                "openpartner.admin-api-key=a-key-that-no-test-needs-to-know",
                "server.port=0",
                "management.server.port=0");
        server = SpringApplication.run(OpenPartnerServer.class, settings.map("--"::concat).toArray(String[]::new));
        int port = Objects.requireNonNull(((WebServerApplicationContext) server).getWebServer()).getPort();
        anybody = Callers.at(port).nobody();
        browser = Browser.open(port, programs.orElseThrow()).sized(1440, 900).coloured("light");
    }

    @AfterEach
    void stop() {
        if (browser != null) {
            browser.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @Test
    void anAdminWhoHasNeverSeenItGetsToAReviewedCommissionByWhatIsOnTheScreen(CapturedOutput output) {
        becomesTheFirstAdmin(output.toString());
        makesACampaign();
        registersAPartner();
        String cref = givesThemALinkAndFollowsIt();
        String key = mintsAKeyAndSendsTheTestConversion();
        identifiesTheUser(key, cref);
        reviewsTheCommission();
        assertThat(browser.complaints()).isEmpty();
    }

    private void becomesTheFirstAdmin(String printed) {
        int link = printed.indexOf("/set-up#");
        browser.go(printed.substring(link).lines().findFirst().orElseThrow().strip());
        fill("input[name=email]", "ada@company.example");
        fill("input[name=name]", "Ada");
        keep("set-up");
        click("main button.main");
        browser.awaitText(NEXT, "Make a campaign");
        browser.expectAccessible("an empty overview");
        keep("empty-overview");
    }

    private void makesACampaign() {
        goesOn("Make a campaign");
        fill("#new input[name=name]", "Launch");
        fill("#new input[name=destinationUrl]", "https://shop.example/pricing");
        fill("#new input[name='rule.0.value']", "20");
        keep("campaign-form");
        click("#new button.main");
        browser.awaitText(".note.good", "The campaign is there");
        keep("campaign");
    }

    private void registersAPartner() {
        goesOn("Register a partner");
        fill("#new input[name=name]", "Anna Agency");
        fill("#new input[name=email]", "anna@agency.example");
        keep("partner-form");
        click("#new button.main");
        browser.awaitText(".note.good", "The partner has joined");
        keep("partner");
    }

    /** A visitor's browser follows the link; what it finds in the address of the site. */
    private String givesThemALinkAndFollowsIt() {
        goesOn("Give them a link, and follow it");
        fill("#links input[name=linkKey]", "anna");
        click("#links button.main");
        browser.awaitText(".note.good", "The link is there");
        keep("link");
        String link = browser.find("#links td code").getText();
        String landing = anybody.get(URI.create(link).getPath()).expect(302).header("Location").orElseThrow();
        return Stream.of(URI.create(landing).getQuery().split("&"))
                .filter(parameter -> parameter.startsWith("cref="))
                .map(parameter -> parameter.substring("cref=".length()))
                .findFirst()
                .orElseThrow();
    }

    private String mintsAKeyAndSendsTheTestConversion() {
        goesOn("Connect your CRM");
        fill("#new input[name=label]", "HubSpot");
        click("#new button.main");
        String key = browser.find("#plaintext").getText();
        browser.awaitText("#waiting", "Waiting for your test event");
        keep("key");
        ShownCommand.read(browser.wholeText("#test-curl")).send(anybody).expect(200);
        browser.awaitText("#waiting .good", "It arrived");
        keep("key-arrived");
        return key;
    }

    private void identifiesTheUser(String key, String cref) {
        goesOn("Identify the user");
        browser.awaitText("#fix", "What to do");
        keep("unattributed-conversion");
        ShownCommand.read(browser.wholeText("#identify"))
                .filledIn("$OPENPARTNER_KEY", key)
                .filledIn("the-visitors-cref", cref)
                .send(anybody)
                .expect(200);
        browser.awaitText("#conversion", "900.00 USD");
        keep("attributed-conversion");
    }

    private void reviewsTheCommission() {
        goesOn("Review the commission");
        browser.awaitText("tr[data-row]", "Anna Agency");
        keep("review-queue");
        click("tr[data-row] button[data-key=a]");
        browser.awaitText("#told", "Approved: the amount is payable now.");
        browser.awaitText("#queue", "Nothing waits for a decision");
        keep("reviewed");
        click("a.brand");
        browser.awaitText("dl.figures", "900.00 USD");
        assertThat(browser.<Boolean>await(page -> page.findElements(By.cssSelector("#first-steps")).isEmpty())).isTrue();
        keep("overview-afterwards");
    }

    /** Back to the overview by its name on every page, where the next step is marked, and on by its link. */
    private void goesOn(String title) {
        click("a.brand");
        browser.awaitText(NEXT, title);
        keep("next-" + title.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-"));
        click(NEXT + " a");
        browser.await(page -> page.findElements(By.cssSelector("#first-steps")).isEmpty());
    }

    private void fill(String field, String text) {
        browser.find(field).sendKeys(text);
    }

    private void click(String what) {
        browser.find(what).click();
    }

    private void keep(String name) {
        step++;
        browser.picture("walk-%02d-%s".formatted(step, name));
    }
}
