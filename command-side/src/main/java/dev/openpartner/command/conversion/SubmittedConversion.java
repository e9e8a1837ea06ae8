package dev.openpartner.command.conversion;

import dev.openpartner.kernel.customer.UserIds;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body that {@link SubmissionReader} reads, for the description of the API. */
@Schema(description = "A conversion as a source reports it. Fields that are not listed are ignored: CRMs send extras. An empty text"
        + " counts as absent.")
record SubmittedConversion(
        @Schema(
                types = {"string", "integer"},
                minLength = 1,
                maxLength = UserIds.MAX_LENGTH,
                description = "Your id of the user, without surrounding white space. E-mail addresses match in whatever case.")
        Object userId,

        @Schema(
                minLength = 1,
                maxLength = SubmissionReader.MAX_TYPE_LENGTH,
                description = "What happened, in your own words: opportunity_won, trial_converted.")
        String type,

        @Schema(
                types = {"string", "number"},
                minimum = "0",
                description = "What it is worth, in units of the currency: a number or a numeric text, at most 15 digits before the"
                        + " point. More decimals than the currency has are rounded half up, and the original is kept.")
        @Nullable Object value,

        @Schema(pattern = "^([A-Za-z]{3})?$", defaultValue = "USD", description = "ISO 4217 code, in any case.")
        @Nullable String currency,

        @Schema(
                types = "object",
                description = "Anything else worth keeping, at most 32 KB of JSON. Shown with the conversion; decides nothing.")
        @Nullable Object metadata,

        @Schema(
                types = {"string", "integer"},
                description = "When it happened: RFC 3339 with an offset, or epoch milliseconds. Without it, now. May lie in the past"
                        + " without limit, and at most 24 hours ahead.")
        @Nullable Object ts,

        @Schema(
                types = {"string", "integer"},
                maxLength = SubmissionReader.MAX_EVENT_ID_LENGTH,
                description = "Your id of this business event, unique for the key's source, for ever. A second submission with it"
                        + " gets the first one's answer.")
        @Nullable Object eventId) {

    static final String EXAMPLE = """
            {
              "userId": "buyer@example.com",
              "type": "opportunity_won",
              "value": 200,
              "currency": "USD",
              "eventId": "deal-1001-won",
              "metadata": {"dealId": "1001"}
            }""";
}
