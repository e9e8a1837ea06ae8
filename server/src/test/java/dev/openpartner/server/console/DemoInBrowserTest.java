package dev.openpartner.server.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.openpartner.command.signin.OneTimeTokens;
import dev.openpartner.command.signin.OneTimeTokens.Purpose;
import dev.openpartner.server.scenario.Callers;
import dev.openpartner.server.scenario.Program;
import dev.openpartner.server.scenario.RunningServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The demo program as an admin meets it, and the pictures that the documentation shows of it. */
@RunningServer
class DemoInBrowserTest {

    private static final int WIDTH = 1280;
    private static final int HEIGHT = 800;

    private final int port;
    private final OneTimeTokens tokens;
    private Browser browser;

    @Autowired
    DemoInBrowserTest(@LocalServerPort int port, OneTimeTokens tokens) {
        this.port = port;
        this.tokens = tokens;
    }

    @BeforeEach
    void openBrowser() {
        Optional<List<Path>> programs = Browser.installed();
        assumeTrue(programs.isPresent(), "no Chromium and chromedriver on this machine: apt-get install chromium chromium-driver");
        browser = Browser.open(port, programs.orElseThrow()).sized(WIDTH, HEIGHT).coloured("light");
    }

    @AfterEach
    void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void theDemoIsLoadedSeenAndRemovedByPressingWhatIsOnTheScreen() {
        signIn();
        browser.go("/demo").find("form[action$='/demo/load'] button").click();
        browser.await(page -> page.findElement(By.cssSelector("main h1")).getText().equals("Overview")
                || !page.findElements(By.cssSelector("button[form=visit]")).isEmpty());
        if (browser.path().equals("/demo")) {
            browser.find("button[form=visit]").click();
        }
        browser.awaitText("body", "You are looking at the demo program");

        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("overview", "/?days=90");
        pages.put("review", "/review");
        pages.put("unattributed", "/unattributed");
        pages.put("campaigns", "/campaigns");
        pages.put("commission", pathOfFirst("/commissions?status=accrued", "main a[href^='/commissions/']"));
        pages.put("partner", pathOfFirst("/partners", "main a[href^='/partners/']"));
        pages.forEach((name, path) -> {
            browser.coloured("light").go(path).expectNoSidewaysScrolling(name);
            browser.expectAccessible(name);
            browser.picture("demo-" + name);
            browser.coloured("dark").picture("demo-" + name + "-dark");
        });
        assertThat(browser.complaints()).isEmpty();
        browser.go("/review").find("tr[data-row]");
        assertThat(browser.ask("const wide = document.querySelector('#queue .wide'); return wide.scrollWidth - wide.clientWidth"))
                .as("pixels of the review queue that lie under its buttons").isEqualTo(0L);

        browser.go("/demo").find("button[form=remove]").click();
        browser.find("form[action$='/demo/load']");
        assertThat(browser.go("/").find("body").getText()).doesNotContain("You are looking at the demo program");
    }

    private void signIn() {
        String email = Program.unique("demo") + "@people.example";
        String admin = Callers.at(port).admin().post("/api/admins", """
                {"email": "%s", "name": "Ada", "sendInvite": false}""".formatted(email)).expect(201).text("/id");
        browser.go("/sign-in/link#" + tokens.issue(Purpose.SIGN_IN, "default/admin:" + admin, Duration.ofMinutes(5)));
        browser.find("button.main").click();
        browser.find("nav.side");
    }

    private String pathOfFirst(String list, String link) {
        browser.go(list).find(link).click();
        browser.find("main h1");
        return browser.path();
    }
}
