package dev.openpartner.console.page;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The commands that empty lists offer, so that what fills them can be copied; templates call it {@code commands}. */
@Component
@Profile("role-query")
public final class Commands {

    private static final String ADMIN = "$ADMIN_KEY";

    /** The command that settles what waits for a user, once their click is known. */
    public String identify(String base, String userId) {
        return Curl.identify(base, "the-visitors-cref", userId);
    }

    /** The command that registers a partner. */
    public String registration(String base) {
        return Curl.post(base, "/api/partners", ADMIN, "{\"email\": \"anna@agency.example\", \"name\": \"Anna Agency\"}");
    }

    /** The command that makes a campaign. */
    public String campaign(String base) {
        return Curl.post(base, "/api/campaigns", ADMIN, "{\"name\": \"Launch\", \"destinationUrl\": \"https://example.com/pricing\","
                + " \"commissionRule\": {\"type\": \"percent\", \"value\": 20}}");
    }

    /** The command that flags a click. */
    public String flag(String base) {
        return Curl.post(base, "/api/clicks/$CREF/flag", ADMIN, "{\"reason\": \"looks automated\"}");
    }

    /** A submission with a fault. */
    public String bad(String base) {
        return Curl.post(base, "/api/attribution/events", "$OPENPARTNER_KEY", "{\"userId\": \"jane@example.com\", \"value\": \"45,000\"}");
    }
}
