package dev.openpartner.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticatorOptions;
import org.springframework.util.FileSystemUtils;

/** A Chromium of this machine, with the eyes of an accessibility checker and an ear for what its console says. */
final class Browser implements AutoCloseable {

    /** Pictures of pages, kept with what the build makes. */
    private static final Path PICTURES = Path.of("target/console-screenshots");

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String AXE = resource("/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js");

    /** The rules that are about colours; all others say the same in the light and in the dark. */
    private static final List<String> COLOURS = List.of("color-contrast", "link-in-text-block");

    private static final List<String> EVERYTHING = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice");

    private static final String SERIOUS =
            """
            const done = arguments[arguments.length - 1];
            axe.run(document, {runOnly: arguments[0]}).then((result) => done(
                result.violations.filter((one) => one.impact === 'serious' || one.impact === 'critical').map((one) =>
                    one.id + ': ' + one.nodes.slice(0, 3).map((node) => node.html + ' ' + node.failureSummary).join(' | '))));
            """;

    /** A chart follows its surroundings in the frame after theirs. */
    private static final String DRAWN = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(done));";

    private final ChromeDriver driver;
    private final String server;
    private final Path scratch;

    private Browser(ChromeDriver driver, String server, Path scratch) {
        this.driver = driver;
        this.server = server;
        this.scratch = scratch;
    }

    /** Where Chromium and its driver are; empty on a machine without them. */
    static Optional<List<Path>> installed() {
        Optional<Path> chromium = first("chromium", "chromium-browser", "google-chrome");
        Optional<Path> chromedriver = first("chromedriver");
        return chromium.flatMap(browser -> chromedriver.map(driver -> List.of(browser, driver)));
    }

    private static Optional<Path> first(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of("/usr/bin", "/usr/local/bin", "/snap/bin").map(directory -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Browser open(int port, List<Path> programs) {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(programs.get(0).toFile());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--force-device-scale-factor=1");
        options.setCapability("goog:loggingPrefs", logs);
        Path scratch = scratch();
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(programs.get(1).toFile())
                .usingAnyFreePort()
                .withEnvironment(Map.of("TMPDIR", scratch.toString()))
                .build();
        return new Browser(new ChromeDriver(service, options), "http://localhost:" + port, scratch);
    }

    /** Chromium leaves something behind in each of its runs. */
    private static Path scratch() {
        try {
            return Files.createTempDirectory("openpartner-browser");
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** Shows a key with every request, as a browser shows its session. */
    Browser as(String key) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand("Network.setExtraHTTPHeaders", Map.of("headers", Map.of("Authorization", "Bearer " + key)));
        return this;
    }

    /** With an authenticator built in, whose owner agrees to everything. */
    Browser withPasskeys() {
        driver.addVirtualAuthenticator(new VirtualAuthenticatorOptions()
                .setProtocol(VirtualAuthenticatorOptions.Protocol.CTAP2)
                .setTransport(VirtualAuthenticatorOptions.Transport.INTERNAL)
                .setHasResidentKey(true)
                .setHasUserVerification(true)
                .setIsUserVerified(true));
        return this;
    }

    /** Gives the page that size, and the page the time to draw itself anew. */
    Browser sized(int width, int height) {
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        driver.executeAsyncScript(DRAWN);
        return this;
    }

    Browser coloured(String scheme) {
        driver.executeCdpCommand("Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        return this;
    }

    Browser go(String path) {
        driver.get(server + path);
        return this;
    }

    WebElement find(String css) {
        return await(found -> found.findElement(By.cssSelector(css)));
    }

    /** Waits until something is there, or true. */
    <T> T await(Function<WebDriver, T> condition) {
        return Objects.requireNonNull(new WebDriverWait(driver, PATIENCE)
                .ignoring(NoSuchElementException.class, StaleElementReferenceException.class)
                .until(condition));
    }

    /** Waits until the page says that. */
    void awaitText(String css, String text) {
        await(page -> page.findElement(By.cssSelector(css)).getText().contains(text));
    }

    void press(CharSequence keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** What a script says about the page. */
    @Nullable Object ask(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** Everything that an element says, whether it is in sight or not. */
    String wholeText(String css) {
        return Objects.requireNonNull(find(css).getDomProperty("textContent"));
    }

    String path() {
        return Objects.requireNonNull(driver.getCurrentUrl()).substring(server.length());
    }

    /** Nothing sticks out sideways. */
    void expectNoSidewaysScrolling(String page) {
        Object excess = driver.executeScript("return document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(excess).as("pixels that %s sticks out", page).isEqualTo(0L);
    }

    /** No violation that keeps somebody out. */
    void expectAccessible(String page) {
        driver.executeScript(AXE);
        expectNoViolation(page, EVERYTHING);
    }

    /** The same of a page that was accessible in other colours and has not changed otherwise. */
    void expectAccessibleColours(String page) {
        expectNoViolation(page, COLOURS);
    }

    private void expectNoViolation(String page, List<String> rules) {
        assertThat((List<?>) driver.executeAsyncScript(SERIOUS, rules)).as("accessibility of %s", page).isEmpty();
    }

    /** What the console said since the last time, reports of the content policy among it; not its advice how to draw faster. */
    List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        driver.manage().logs().get(LogType.BROWSER).forEach(entry -> {
            boolean advice = entry.getMessage().startsWith("rendering ");
            if (entry.getLevel().intValue() >= Level.WARNING.intValue() && !advice) {
                complaints.add(entry.getMessage());
            }
        });
        return complaints;
    }

    void picture(String name) {
        try {
            Files.createDirectories(PICTURES);
            Files.write(PICTURES.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Browser.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        driver.quit();
        FileSystemUtils.deleteRecursively(scratch.toFile());
    }
}
