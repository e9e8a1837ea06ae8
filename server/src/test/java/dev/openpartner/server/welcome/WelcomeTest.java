package dev.openpartner.server.welcome;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.server.settings.DataDirectory;
import dev.openpartner.server.settings.OpenPartnerSettings;
import dev.openpartner.server.welcome.Welcome.Roles;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class WelcomeTest {

    private static final String ADDRESS = "http://localhost:8080";

    @Test
    void saysWhereItAnswersAndHowToSendAConversion() {
        String text = welcome(null).text(ADDRESS, Optional.empty(), Optional.empty());

        assertThat(text)
                .contains("http://localhost:8080")
                .contains("/srv/openpartner")
                .contains("embedded PostgreSQL")
                .contains("curl http://localhost:8080/api/attribution/events \\")
                .doesNotContain("Admin key");
    }

    @Test
    void showsAKeyThatWasMadeAtThisStart() {
        assertThat(welcome(null).text("http://localhost:8080", Optional.of("op_live_k_s_c"), Optional.empty()))
                .containsOnlyOnce("op_live_k_s_c")
                .contains("shown this once");
    }

    @Test
    void aNodeThatTakesNoConversionsAsksForNone() {
        assertThat(welcome(null, new Roles(false, true)).text(ADDRESS, Optional.empty(), Optional.empty()))
                .contains("curl http://localhost:8080/api/review-queue -H \"Authorization: Bearer $OPENPARTNER_KEY\"\n")
                .doesNotContain("attribution/events")
                .contains("Console     at nodes that play both roles, which this one does not");
    }

    @Test
    void showsTheLinkThatMakesTheFirstAdmin() {
        assertThat(welcome(null).text("http://localhost:8080", Optional.empty(), Optional.of("https://op.example/set-up#abc")))
                .containsOnlyOnce("https://op.example/set-up#abc")
                .contains("works once, within 24 hours");
    }

    @Test
    void keepsThePasswordsOfAGivenDatabaseToItself() {
        assertThat(welcome("jdbc:postgresql://db/openpartner?password=hidden").text(ADDRESS, Optional.empty(), Optional.empty()))
                .contains("the PostgreSQL of OPENPARTNER_DATABASE_URL")
                .doesNotContain("hidden");
    }

    private static Welcome welcome(@Nullable String url) {
        return welcome(url, new Roles(true, true));
    }

    private static Welcome welcome(@Nullable String url, Roles roles) {
        OpenPartnerSettings settings = new OpenPartnerSettings(
                Path.of("data"), new OpenPartnerSettings.Database(url, "app", "hidden", null, "", 20));
        PrintStream terminal = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return new Welcome(
                settings,
                new DataDirectory(Path.of("/srv/openpartner")),
                new StaticListableBeanFactory().getBeanProvider(KeyToShow.class),
                new StaticListableBeanFactory().getBeanProvider(SetUpLinkToShow.class),
                roles,
                terminal);
    }
}
