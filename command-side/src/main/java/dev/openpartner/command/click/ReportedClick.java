package dev.openpartner.command.click;

import dev.openpartner.command.http.BodyReader;
import dev.openpartner.command.http.WebAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A click as somebody else recorded it. */
record ReportedClick(
        String id,
        String linkKey,
        long clickedAtMs,
        @Nullable String ipHash,
        Visit visit,
        Map<String, String> utm,
        @Nullable String country,
        @Nullable String fraudFlag) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]*");
    static final int MIN_ID_LENGTH = 20;
    static final int MAX_ID_LENGTH = 40;
    static final int MAX_KEY_LENGTH = 64;
    static final int MAX_HASH_LENGTH = 128;
    static final int MAX_USER_AGENT_LENGTH = 2_048;
    static final int MAX_UTM_LENGTH = 255;
    private static final Duration MAX_AHEAD = Duration.ofHours(24);
    private static final List<String> FLAGS = List.of("velocity", "manual", "revoked");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    static ReportedClick read(BodyReader body, long nowMs) {
        String id = body.requiredText("id", MIN_ID_LENGTH, MAX_ID_LENGTH);
        if (!ID.matcher(id).matches()) {
            body.fault("id", "invalid_characters", "May hold letters A to Z and a to z, digits, _ and - only.");
        }
        String linkKey = body.requiredText("linkKey", 1, MAX_KEY_LENGTH);
        String landingUrl = WebAddress.require(body, "landingUrl");
        long clickedAtMs = clickedAtMs(body, nowMs);
        ReportedClick click = new ReportedClick(
                id,
                linkKey,
                clickedAtMs,
                body.optionalText("ipHash", 1, MAX_HASH_LENGTH),
                Visit.of(
                        body.optionalText("userAgent", 0, MAX_USER_AGENT_LENGTH),
                        landingUrl,
                        body.optionalText("referer", 0, WebAddress.MAX_LENGTH)),
                utm(body),
                country(body),
                body.choice("fraudFlag", FLAGS));
        body.finish();
        return click;
    }

    private static long clickedAtMs(BodyReader body, long nowMs) {
        if (!body.isGiven("ts")) {
            body.missing("ts");
            return 0;
        }
        Instant ts = body.instant("ts");
        if (ts != null && ts.toEpochMilli() > nowMs + MAX_AHEAD.toMillis()) {
            body.fault("ts", "in_the_future", "May lie at most 24 hours ahead. Check the clock, and the unit of the time.");
        }
        return ts == null ? 0 : ts.toEpochMilli();
    }

    private static Map<String, String> utm(BodyReader body) {
        Map<String, String> utm = new LinkedHashMap<>();
        for (String name : List.of("source", "medium", "campaign", "term", "content")) {
            String field = "utm" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
            String value = body.optionalText(field, 0, MAX_UTM_LENGTH);
            if (value != null && !value.isEmpty()) {
                utm.put(name, value);
            }
        }
        return utm;
    }

    private static @Nullable String country(BodyReader body) {
        String country = body.optionalText("country", 2, 2);
        if (country == null) {
            return null;
        }
        String upper = country.toUpperCase(Locale.ROOT);
        if (!COUNTRIES.contains(upper)) {
            body.fault("country", "unknown_country", "Must be an ISO 3166 code of two letters, such as DE.");
        }
        return upper;
    }
}
