package dev.openpartner.server.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openpartner.command.signin.SetUp;
import dev.openpartner.kernel.message.Refused;
import dev.openpartner.server.OpenPartnerServer;
import dev.openpartner.server.database.UnpackedPrograms;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The link that a start prints: while there is no admin, and when somebody who has lost access asks for it; and the limit of tries. */
@Isolated("reads what the whole JVM prints")
@ExtendWith(OutputCaptureExtension.class)
class FirstStartTest {

    @TempDir
    Path directory;

    @Test
    void aLinkIsPrintedWhileThereIsNoAdminAndAfterwardsOnlyWhenItIsAskedFor(CapturedOutput output) throws IOException {
        UnpackedPrograms.into(directory);
        try (ConfigurableApplicationContext server = start()) {
            String printed = token(output.toString(), port(server));
            assertThat(printed).isNotEmpty();
            SetUp setUp = server.getBean(SetUp.class);
            String next = setUp.newLink().orElseThrow().substring("/set-up#".length());
            assertThatThrownBy(() -> setUp.complete(printed, "ada@people.example", "Ada"))
                    .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code()).isEqualTo("link_not_valid"));

            setUp.complete(next, "ada@people.example", "Ada");

            assertThat(setUp.newLink()).isEmpty();
        }
        int before = output.length();
        try (ConfigurableApplicationContext server = start("openpartner.set-up-link=true")) {
            assertThat(token(output.toString().substring(before), port(server))).isNotEmpty();
            assertThatAnAddressIsSlowedDown(new Browser(port(server)));
        }
    }

    private static void assertThatAnAddressIsSlowedDown(Browser browser) {
        Browser.Page refused = browser.postForm("/sign-in", Map.of());
        for (int tries = 1; tries <= 100 && refused.status() != 429; tries++) {
            refused = browser.postForm("/sign-in", Map.of());
        }
        assertThat(refused.expect(429).error()).isEqualTo("rate_limited");
        assertThat(refused.header("Retry-After")).isNotEmpty();
        browser.get("/sign-in").expect(200);
    }

    private ConfigurableApplicationContext start(String... more) {
        Stream<String> settings = Stream.concat(
                Stream.of(
                        "openpartner.data-dir=" + directory,
                        "openpartner.admin-api-key=a-key-that-no-test-needs-to-know",
                        "server.port=0",
                        "management.server.port=0"),
                Arrays.stream(more));
        return SpringApplication.run(OpenPartnerServer.class, settings.map("--"::concat).toArray(String[]::new));
    }

    private static int port(ConfigurableApplicationContext server) {
        return Objects.requireNonNull(((WebServerApplicationContext) server).getWebServer()).getPort();
    }

    /** The token of the link in what was printed; empty when none was. */
    private static String token(String printed, int port) {
        String page = "http://localhost:" + port + "/set-up#";
        int at = printed.indexOf(page);
        return at < 0 ? "" : printed.substring(at + page.length()).lines().findFirst().orElse("").strip();
    }
}
