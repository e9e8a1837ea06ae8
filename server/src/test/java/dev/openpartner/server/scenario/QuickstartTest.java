package dev.openpartner.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Runs the quickstart as it is printed. */
@RunningServer
class QuickstartTest {

    private static final Path QUICKSTART = Path.of("../docs/quickstart.md");
    private static final Pattern BASH_BLOCK = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL);

    private final int port;

    QuickstartTest(@LocalServerPort int port) {
        this.port = port;
    }

    @Test
    void everyCommandOfTheQuickstartWorksAsPrinted() throws IOException, InterruptedException {
        assumeThat(isInstalled("bash") && isInstalled("curl")).as("bash and curl are installed").isTrue();
        String script = BASH_BLOCK.matcher(Files.readString(QUICKSTART)).results().map(block -> block.group(1))
                .collect(Collectors.joining("\n", "set -euo pipefail\n", "\n"));

        String printed = run(script);

        assertThat(printed)
                .contains("{\"status\":\"up\"}")
                .contains("https://example.com/pricing?utm_source=newsletter&cref=")
                .contains("\"amount\":\"40.00\"")
                .contains("\"status\":\"approved\"")
                .contains("\"payable\":\"40.00\"");
    }

    private String run(String script) throws IOException, InterruptedException {
        Path output = Files.createTempFile("quickstart", ".txt");
        ProcessBuilder bash = new ProcessBuilder("bash", "-c", script).redirectErrorStream(true).redirectOutput(output.toFile());
        bash.environment().put("SERVER", "http://localhost:" + port);
        bash.environment().put("OPENPARTNER_ADMIN_API_KEY", Callers.ADMIN_KEY);
        Process process = bash.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("the script ends").isTrue();
        String printed = Files.readString(output, StandardCharsets.UTF_8);
        Files.delete(output);
        assertThat(process.exitValue()).as(printed).isZero();
        return printed;
    }

    private static boolean isInstalled(String command) throws InterruptedException {
        try {
            return new ProcessBuilder(command, "--version").redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException absent) {
            return false;
        }
    }
}
