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
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A passkey from its making to its end, with the script of our pages and an authenticator that the browser plays. */
@RunningServer
class PasskeyInBrowserTest {

    private final int port;
    private final OneTimeTokens tokens;
    private Browser browser;

    @Autowired
    PasskeyInBrowserTest(@LocalServerPort int port, OneTimeTokens tokens) {
        this.port = port;
        this.tokens = tokens;
    }

    @BeforeEach
    void openBrowser() {
        Optional<List<Path>> programs = Browser.installed();
        assumeTrue(programs.isPresent(), "no Chromium and chromedriver on this machine: apt-get install chromium chromium-driver");
        browser = Browser.open(port, programs.orElseThrow()).withPasskeys();
    }

    @AfterEach
    void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void aPasskeySignsInUntilItIsRemoved() {
        String email = Program.unique("passkey") + "@people.example";
        String admin = Callers.at(port).admin().post("/api/admins", """
                {"email": "%s", "name": "Ada", "sendInvite": false}""".formatted(email)).expect(201).text("/id");
        String token = tokens.issue(Purpose.SIGN_IN, "default/admin:" + admin, Duration.ofMinutes(5));
        browser.go("/sign-in/link#" + token).find("button.main").click();
        browser.find("nav.side");

        browser.go("/account").find("form[data-passkey-new] input[name=label]").sendKeys("Laptop");
        browser.find("form[data-passkey-new] button").click();
        browser.awaitText("td.text", "Laptop");
        browser.picture("account-with-passkey");
        signOut();
        browser.find("[data-passkey-sign-in] button").click();
        browser.awaitText(".who", "Ada");
        assertThat(browser.go("/account").find("main").getText()).contains(email);
        assertThat(browser.complaints()).isEmpty();

        browser.find("form[action$='/remove'] button").click();
        browser.await(page -> page.findElements(By.cssSelector("form[action$='/remove']")).isEmpty());
        signOut();
        browser.find("[data-passkey-sign-in] button").click();

        browser.awaitText("[data-passkey-sign-in] [data-trouble]", "This passkey is not known here");
        assertThat(browser.path()).startsWith("/sign-in");
        browser.go("/account");
        assertThat(browser.path()).startsWith("/sign-in");
    }

    private void signOut() {
        browser.find(".who form button").click();
        browser.find(".door");
    }
}
