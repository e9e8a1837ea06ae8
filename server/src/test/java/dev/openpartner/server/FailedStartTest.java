package dev.openpartner.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openpartner.server.database.UnpackedPrograms;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A setting that cannot work ends the start with a sentence and a remedy, and without a stack trace. */
@Isolated("reads what the whole JVM prints")
@ExtendWith(OutputCaptureExtension.class)
class FailedStartTest {

    @TempDir
    Path directory;

    @Test
    void namesAUrlThatIsNoPostgresUrl(CapturedOutput output) {
        start("--openpartner.database.url=postgres://db/openpartner", "--openpartner.database.username=app");

        assertExplained(
                output, "OPENPARTNER_DATABASE_URL is not the JDBC URL of a PostgreSQL database", "jdbc:postgresql://host:port/database");
    }

    @Test
    void namesAMissingUsername(CapturedOutput output) {
        start("--openpartner.database.url=jdbc:postgresql://localhost/openpartner");

        assertExplained(output, "OPENPARTNER_DATABASE_USERNAME is not", "Set OPENPARTNER_DATABASE_USERNAME");
    }

    @Test
    void namesADataDirectoryThatCannotBeMade(CapturedOutput output) throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        start("--openpartner.data-dir=" + file.resolve("data"));

        assertExplained(output, "The data directory " + file.resolve("data") + " cannot be used", "OPENPARTNER_DATA_DIR");
    }

    @Test
    void namesAnUnknownRole(CapturedOutput output) {
        start("--openpartner.roles=command,reader");

        assertExplained(output, "the roles are command and query", "Set it to command, to query, or to command,query");
    }

    @Test
    void namesAnUnknownLogFormat(CapturedOutput output) {
        start("--openpartner.log-format=xml");

        assertExplained(output, "the formats are text and json", "Set it to one of them");
    }

    @Test
    void namesACookieDomainThatIsNoHostName(CapturedOutput output) throws IOException {
        UnpackedPrograms.into(Files.createDirectory(directory.resolve("data")));
        start("--openpartner.click-cookie-domain=https://shop.example/");

        assertExplained(output, "OPENPARTNER_CLICK_COOKIE_DOMAIN is \"https://shop.example/\"", "for example shop.example");
    }

    @Test
    void namesAPortThatIsTaken(CapturedOutput output) throws IOException {
        UnpackedPrograms.into(Files.createDirectory(directory.resolve("data")));
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
            start("--server.port=" + taken.getLocalPort());

            assertExplained(output, "Port " + taken.getLocalPort() + " was already in use", "Identify and stop the process");
        }
    }

    private void start(String... settings) {
        List<String> arguments = new ArrayList<>(List.of(settings));
        Map.of("server.port", "0", "management.server.port", "0", "openpartner.data-dir", directory + "/data").forEach((name, value) -> {
            if (arguments.stream().noneMatch(argument -> argument.startsWith("--" + name + "="))) {
                arguments.add("--" + name + "=" + value);
            }
        });
        assertThatThrownBy(() -> SpringApplication.run(OpenPartnerServer.class, arguments.toArray(String[]::new)).close())
                .isNotNull();
    }

    private static void assertExplained(CapturedOutput output, String sentence, String remedy) {
        assertThat(output.getAll()).contains(sentence).contains(remedy).doesNotContain("\tat ");
    }
}
