package dev.openpartner.command.link;

import dev.openpartner.command.http.WebAddress;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body that makes a link, for the description of the API. */
@Schema(description = "A link for a partner to share.")
record SentLink(
        @Schema(
                minLength = LinkController.MIN_KEY_LENGTH,
                maxLength = LinkController.MAX_ID_LENGTH,
                pattern = "^[A-Za-z0-9_-]*$",
                description = "The end of its address, `/r/{linkKey}`; no two links of a server share one.")
        String linkKey,

        @Schema(minLength = 1, maxLength = LinkController.MAX_ID_LENGTH, description = "The campaign whose clicks it makes.")
        String campaignId,

        @Schema(
                format = "uri",
                minLength = 1,
                maxLength = WebAddress.MAX_LENGTH,
                description = "Where it leads instead of the campaign's destination; its host must be one of the campaign's"
                        + " `deepLinkAllowedDomains`, or below one.")
        @Nullable String destinationUrl) {

    static final String EXAMPLE = """
            {"linkKey": "anna-launch", "campaignId": "01KBXV3F0Q8Y4S6T2M9W5R7ABC"}""";
}
