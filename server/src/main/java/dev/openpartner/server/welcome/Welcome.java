package dev.openpartner.server.welcome;

import dev.openpartner.server.settings.DataDirectory;
import dev.openpartner.server.settings.OpenPartnerSettings;
import java.io.PrintStream;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * Tells the terminal, once everything is up, what a person needs to begin. It is not a log line, because it may show a key, and
 * keys do not belong into logs.
 */
@Component
class Welcome {

    private static final String NO_NEW_KEY = "the admin key you have";

    private static final String CONVERSION = """
            curl %s/api/attribution/events \\
                -H "Authorization: Bearer $OPENPARTNER_KEY" -H "Content-Type: application/json" \\
                -d '{"userId": "jane@example.com", "type": "opportunity_won", "value": 4500.00, "currency": "USD"}'""";

    private static final String QUESTION = """
            curl %s/api/review-queue -H "Authorization: Bearer $OPENPARTNER_KEY\"""";

    private final OpenPartnerSettings settings;
    private final DataDirectory dataDirectory;
    private final ObjectProvider<KeyToShow> keyToShow;
    private final boolean takesConversions;
    private final PrintStream terminal;

    @Autowired
    Welcome(
            OpenPartnerSettings settings,
            DataDirectory dataDirectory,
            ObjectProvider<KeyToShow> keyToShow,
            Environment environment) {
        this(settings, dataDirectory, keyToShow, environment.acceptsProfiles(Profiles.of("role-command")), System.out);
    }

    Welcome(
            OpenPartnerSettings settings,
            DataDirectory dataDirectory,
            ObjectProvider<KeyToShow> keyToShow,
            boolean takesConversions,
            PrintStream terminal) {
        this.settings = settings;
        this.dataDirectory = dataDirectory;
        this.keyToShow = keyToShow;
        this.takesConversions = takesConversions;
        this.terminal = terminal;
    }

    @EventListener
    void greet(ApplicationReadyEvent ready) {
        if (ready.getApplicationContext() instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            Optional<String> key = keyToShow.stream().flatMap(offered -> offered.plaintext().stream()).findFirst();
            terminal.println(text("http://localhost:" + web.getWebServer().getPort(), key));
            terminal.flush();
        }
    }

    String text(String address, Optional<String> newKey) {
        String database = settings.database().isExternal() ? "the PostgreSQL of OPENPARTNER_DATABASE_URL" : "embedded PostgreSQL";
        String key = newKey.map(plaintext -> "\n  Admin key   " + plaintext + "   (shown this once; keep it)").orElse("");
        return """

                OpenPartner is ready.

                  Address     %s
                  Data        %s, %s%s

                %s (with %s in OPENPARTNER_KEY):

                  %s
                """
                .formatted(
                        address,
                        dataDirectory.path(),
                        database,
                        key,
                        takesConversions ? "Send a conversion" : "Ask a question",
                        newKey.isPresent() ? "the admin key" : NO_NEW_KEY,
                        (takesConversions ? CONVERSION : QUESTION).formatted(address));
    }
}
