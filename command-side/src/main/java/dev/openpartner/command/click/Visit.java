package dev.openpartner.command.click;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What a browser told about a visit; personal data, sealed before it is stored. */
record Visit(@Nullable String userAgent, @Nullable String landingUrl, @Nullable String referer) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MAX_USER_AGENT_LENGTH = 512;
    private static final int MAX_URL_LENGTH = 2_048;

    /** A visit whose texts are made storable. */
    static Visit of(@Nullable String userAgent, @Nullable String landingUrl, @Nullable String referer) {
        return new Visit(
                VisitText.clean(userAgent, MAX_USER_AGENT_LENGTH),
                VisitText.clean(landingUrl, MAX_URL_LENGTH),
                VisitText.clean(referer, MAX_URL_LENGTH));
    }

    /** A JSON object of what is known. */
    String toJson() {
        Map<String, String> known = new LinkedHashMap<>();
        put(known, "userAgent", userAgent);
        put(known, "landingUrl", landingUrl);
        put(known, "referer", referer);
        return JSON.writeValueAsString(known);
    }

    private static void put(Map<String, String> known, String name, @Nullable String value) {
        if (value != null) {
            known.put(name, value);
        }
    }
}
