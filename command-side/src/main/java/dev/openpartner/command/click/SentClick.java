package dev.openpartner.command.click;

import dev.openpartner.command.http.WebAddress;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body that {@link ReportedClick} reads, for the description of the API. */
@Schema(description = "A click that was recorded elsewhere: by an edge router, or before an import.")
record SentClick(
        @Schema(
                minLength = ReportedClick.MIN_ID_LENGTH,
                maxLength = ReportedClick.MAX_ID_LENGTH,
                pattern = "^[A-Za-z0-9_-]*$",
                description = "A random id of your making, which the landing page gets as `cref`. The same id again changes nothing.")
        String id,

        @Schema(minLength = 1, maxLength = ReportedClick.MAX_KEY_LENGTH, description = "The link that was followed.")
        String linkKey,

        @Schema(
                format = "uri",
                minLength = 1,
                maxLength = WebAddress.MAX_LENGTH,
                description = "Where the visitor was sent: an absolute http or https address.")
        String landingUrl,

        @Schema(format = "date-time", description = "When it was, at most 24 hours ahead.") String ts,

        @Schema(
                minLength = 1,
                maxLength = ReportedClick.MAX_HASH_LENGTH,
                description = "A hash of the visitor's address, never the address itself; more than 20 clicks per minute of one"
                        + " hash on one link are flagged.")
        @Nullable String ipHash,

        @Schema(maxLength = ReportedClick.MAX_USER_AGENT_LENGTH, description = "The visitor's `User-Agent`.")
        @Nullable String userAgent,

        @Schema(maxLength = WebAddress.MAX_LENGTH, description = "The visitor's `Referer`.") @Nullable String referer,

        @Schema(maxLength = ReportedClick.MAX_UTM_LENGTH, description = "`utm_source` of the address.")
        @Nullable String utmSource,

        @Schema(maxLength = ReportedClick.MAX_UTM_LENGTH, description = "`utm_medium` of the address.")
        @Nullable String utmMedium,

        @Schema(maxLength = ReportedClick.MAX_UTM_LENGTH, description = "`utm_campaign` of the address.")
        @Nullable String utmCampaign,

        @Schema(maxLength = ReportedClick.MAX_UTM_LENGTH, description = "`utm_term` of the address.")
        @Nullable String utmTerm,

        @Schema(maxLength = ReportedClick.MAX_UTM_LENGTH, description = "`utm_content` of the address.")
        @Nullable String utmContent,

        @Schema(minLength = 2, maxLength = 2, description = "ISO 3166 code of the visitor's country, in any case.")
        @Nullable String country,

        @Schema(
                allowableValues = {"velocity", "manual", "revoked"},
                description = "Marks the click as fraud from the start, and why.")
        @Nullable String fraudFlag) {

    static final String EXAMPLE = """
            {
              "id": "01KBXV4T6W3J8Q5Z9N2M7R1CDF",
              "linkKey": "anna-launch",
              "landingUrl": "https://example.com/pricing?utm_source=newsletter",
              "ts": "2026-05-01T09:30:00Z",
              "utmSource": "newsletter"
            }""";
}
