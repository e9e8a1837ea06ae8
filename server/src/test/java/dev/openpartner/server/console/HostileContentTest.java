package dev.openpartner.server.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.openpartner.command.signin.OneTimeTokens;
import dev.openpartner.command.signin.OneTimeTokens.Purpose;
import dev.openpartner.server.scenario.Callers;
import dev.openpartner.server.scenario.Client;
import dev.openpartner.server.scenario.Conversions;
import dev.openpartner.server.scenario.Program;
import dev.openpartner.server.scenario.RunningServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whatever somebody sends, it is text: on every page, in a real browser, on a wide screen and on a phone. */
@RunningServer
class HostileContentTest {

    /** What of the page is more than text, or is not kept to itself. Text in a field or a title turns nothing around it. */
    private static final String TROUBLES =
            """
            const troubles = [];
            if (window.owned !== undefined) troubles.push('a script ran');
            document.querySelectorAll('main script, img, main b, [onerror], iframe, object').forEach((made) =>
                troubles.push('markup: ' + made.outerHTML.slice(0, 80)));
            if (document.body.textContent.includes(String(31337 * 65521))) troubles.push('a template was calculated');
            const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            const turns = /[\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\u0590-\\u08ff]/;
            while (texts.nextNode()) {
                const text = texts.currentNode;
                const raw = text.parentElement.closest('pre') !== null;
                if (turns.test(text.data) && (raw || !text.parentElement.closest('bdi, [dir=auto], textarea, option'))
                    && !(raw && !/[\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]/.test(text.data))) {
                    troubles.push('turns its surroundings: ' + text.parentElement.outerHTML.slice(0, 120));
                }
            }
            // Where the letters really stand: a mark-up that isolates is worth nothing when what it isolates ends the isolation.
            const place = (text, at) => {
                const letter = document.createRange();
                letter.setStart(text, at);
                letter.setEnd(text, at + 1);
                return letter.getClientRects()[0];
            };
            const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            while (words.nextNode()) {
                const text = words.currentNode;
                const at = text.data.search(/[A-Za-z0-9]{2}/);
                if (at < 0 || text.parentElement.closest('bdi, textarea, option')) continue;
                const first = place(text, at);
                const second = place(text, at + 1);
                if (first && second && first.top === second.top && first.left > second.left) {
                    troubles.push('turned around: ' + text.data.trim().slice(0, 80));
                }
            }
            document.querySelectorAll('main a[href]').forEach((link) => {
                if (link.getClientRects().length > 0 && link.getBoundingClientRect().width < 3) {
                    troubles.push('cannot be followed: ' + link.outerHTML.slice(0, 120));
                }
            });
            const excess = document.documentElement.scrollWidth - document.documentElement.clientWidth;
            if (excess > 0) troubles.push('sticks out by ' + excess);
            return troubles;
            """;

    private final int port;
    private final OneTimeTokens tokens;
    private final Client admin;
    private Browser browser;

    @Autowired
    HostileContentTest(@LocalServerPort int port, OneTimeTokens tokens) {
        this.port = port;
        this.tokens = tokens;
        this.admin = Callers.at(port).admin();
    }

    @BeforeEach
    void openBrowser() {
        Optional<List<Path>> programs = Browser.installed();
        assumeTrue(programs.isPresent(), "no Chromium and chromedriver on this machine: apt-get install chromium chromium-driver");
        browser = Browser.open(port, programs.orElseThrow());
    }

    @AfterEach
    void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void whatSomebodySendsIsTextOnEveryPageOfAnAdmin() {
        String mixed = Hostile.mixed(1_000);
        Exhibits exhibits = Hostile.plant(port, mixed);
        Hostile.plant(port, "W".repeat(1_000));
        signIn("admin", adminCalled(Hostile.longest(mixed, Hostile.LONGEST_NAME)));
        Map<String, String> pages = exhibits.ofAdmin();
        pages.put("account", "/account");
        String sought = URLEncoder.encode(Hostile.longest(mixed, 200), StandardCharsets.UTF_8);
        // Where other tests have filled the first page of a list.
        pages.put("review-hostile", "/review?partnerId=" + exhibits.partnerId());
        pages.put("commissions-hostile", "/commissions?partnerId=" + exhibits.partnerId());
        pages.put("fraud-hostile", "/fraud?partnerId=" + exhibits.partnerId());
        pages.put("search-hostile", "/search?q=" + sought);
        pages.put("conversions-hostile", "/conversions?userId=" + sought);
        pages.put("unattributed-hostile", "/unattributed?type=" + sought);

        saveFilter("/review", Hostile.longest(mixed, 60));
        saveFilter("/conversions", Hostile.longest(mixed, 60));
        assertThat(troublesOn(pages)).isEmpty();

        assertThat(shown("/review", ".saved li")).contains(Hostile.longest(mixed, 60));
        assertThat(shown("/partners/" + exhibits.partnerId(), "h1 bdi")).isEqualTo(Hostile.longest(mixed, 200));
        assertThat(shown("/campaigns/" + exhibits.campaignId(), "h1 bdi")).isEqualTo(Hostile.longest(mixed, 200));
        assertThat(shown("/integrations/" + exhibits.keyId(), "h1 bdi")).isEqualTo(Hostile.longest(mixed, 100));
        assertThat(shown("/clicks/" + exhibits.clickId(), "main")).contains(Hostile.longest(mixed, 1_000));
        assertThat(shown("/commissions/" + exhibits.commissionId(), "main")).contains(Hostile.longest(mixed, 1_000));
        assertThat(shown("/review/runs/" + exhibits.runId(), "main")).contains(Hostile.longest(mixed, 500));
        assertThat(shown("/admins", "main")).contains(Hostile.longest(mixed, 1_000));
        assertThat(shown("/conversions/" + exhibits.eventId(), "#raw")).contains(Hostile.LONG, "<script>window.owned=1</script>");
        assertThat(shown("/rejected/" + exhibits.rejectedId(), "textarea")).contains(Hostile.LONG);
    }

    @Test
    void whatSomebodySendsIsTextOnEveryPageOfAPartner() {
        Exhibits exhibits = Hostile.plant(port, Hostile.mixed(1_000));
        signIn("partner", exhibits.partnerId());

        assertThat(troublesOn(exhibits.ofPartner())).isEmpty();
        assertThat(shown("/portal/commissions/" + exhibits.commissionId(), "main")).contains(Hostile.mixed(1_000));
    }

    @Test
    void aNameThatNobodySeesCanBeFollowedAllTheSame() {
        Exhibits exhibits = Hostile.plant(port, Hostile.INVISIBLE);
        signIn("admin", adminCalled(Hostile.INVISIBLE));

        assertThat(troublesOn(exhibits.ofAdmin())).isEmpty();
    }

    @Test
    void whatIsLongerThanItsFieldIsRefusedInWords() {
        Map<String, Object> partner = Map.of("email", "a@agency.example", "name", Hostile.LONG);
        assertThat(admin.post("/api/partners", Hostile.json(partner)).expectProblem(400, "invalid_body").faultPointers())
                .containsExactly("/name");
        Map<String, Object> conversion = Map.of("userId", Hostile.LONG, "type", Hostile.LONG);
        assertThat(admin.post(Conversions.EVENTS, Hostile.json(conversion)).expectProblem(400, "invalid_body").faultPointers())
                .containsExactlyInAnyOrder("/userId", "/type");
        Map<String, Object> key = Map.of("label", Hostile.LONG, "scopes", List.of("events:write"));
        assertThat(admin.post("/api/api-keys", Hostile.json(key)).expectProblem(400, "invalid_body").faultPointers())
                .containsExactly("/label");
    }

    private String adminCalled(String name) {
        return admin.post("/api/admins", Hostile.json(Map.of(
                "email", Program.unique("hostile") + "@people.example", "name", name, "sendInvite", false))).expect(201).text("/id");
    }

    private void signIn(String role, String id) {
        String token = tokens.issue(Purpose.SIGN_IN, "default/" + role + ":" + id, Duration.ofMinutes(5));
        browser.go("/sign-in/link#" + token).find("button.main").click();
        browser.find("nav.side");
    }

    private void saveFilter(String page, String name) {
        browser.go(page + "?since=2026-05-01");
        browser.ask("""
                const form = document.querySelector('form[action="/saved-filters"]');
                form.elements.name.value = arguments[0];
                form.submit();
                """, name);
        browser.find(".note.good");
    }

    private String shown(String page, String css) {
        return browser.go(page).wholeText(css);
    }

    private Map<String, Object> troublesOn(Map<String, String> pages) {
        Map<String, Object> troubles = new LinkedHashMap<>();
        browser.complaints();
        pages.forEach((name, path) -> {
            browser.go(path);
            for (int width : List.of(1440, 380)) {
                List<Object> found = new ArrayList<>((List<?>) browser.sized(width, 900).ask(TROUBLES));
                found.addAll(browser.complaints());
                if (!found.isEmpty()) {
                    browser.picture("hostile-" + name + "-" + width);
                    troubles.put(name + " at " + width, found);
                }
            }
        });
        return troubles;
    }
}
