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

    private static final String SET_UP = "Open it to become an admin; it works once, within 24 hours";

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
    private final ObjectProvider<SetUpLinkToShow> setUpLink;
    private final Roles roles;
    private final PrintStream terminal;

    /** Which roles this node plays. */
    record Roles(boolean command, boolean query) {}

    @Autowired
    Welcome(
            OpenPartnerSettings settings,
            DataDirectory dataDirectory,
            ObjectProvider<KeyToShow> keyToShow,
            ObjectProvider<SetUpLinkToShow> setUpLink,
            Environment environment) {
        this(settings, dataDirectory, keyToShow, setUpLink, rolesOf(environment), System.out);
    }

    Welcome(
            OpenPartnerSettings settings,
            DataDirectory dataDirectory,
            ObjectProvider<KeyToShow> keyToShow,
            ObjectProvider<SetUpLinkToShow> setUpLink,
            Roles roles,
            PrintStream terminal) {
        this.settings = settings;
        this.dataDirectory = dataDirectory;
        this.keyToShow = keyToShow;
        this.setUpLink = setUpLink;
        this.roles = roles;
        this.terminal = terminal;
    }

    private static Roles rolesOf(Environment environment) {
        return new Roles(
                environment.acceptsProfiles(Profiles.of("role-command")), environment.acceptsProfiles(Profiles.of("role-query")));
    }

    @EventListener
    void greet(ApplicationReadyEvent ready) {
        if (ready.getApplicationContext() instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            Optional<String> key = keyToShow.stream().flatMap(offered -> offered.plaintext().stream()).findFirst();
            Optional<String> link = setUpLink.stream().flatMap(offered -> offered.link().stream()).findFirst();
            terminal.println(text("http://localhost:" + web.getWebServer().getPort(), key, link));
            terminal.flush();
        }
    }

    String text(String address, Optional<String> newKey, Optional<String> newLink) {
        String database = settings.database().isExternal() ? "the PostgreSQL of OPENPARTNER_DATABASE_URL" : "embedded PostgreSQL";
        String key = newKey.map(plaintext -> "\n  Admin key   " + plaintext + "   (shown this once; keep it)").orElse("");
        String link = newLink.map(text -> "\n  Set up      " + text + "\n              " + SET_UP).orElse("");
        return """

                OpenPartner is ready.

                  Address     %s
                  Console     %s
                  Data        %s, %s%s%s

                %s (with %s in OPENPARTNER_KEY):

                  %s
                """
                .formatted(
                        address,
                        roles.command() && roles.query() ? address + "/" : "at nodes that play both roles, which this one does not",
                        dataDirectory.path(),
                        database,
                        key,
                        link,
                        roles.command() ? "Send a conversion" : "Ask a question",
                        newKey.isPresent() ? "the admin key" : NO_NEW_KEY,
                        (roles.command() ? CONVERSION : QUESTION).formatted(address));
    }
}
