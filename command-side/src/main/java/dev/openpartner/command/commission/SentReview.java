package dev.openpartner.command.commission;

import dev.openpartner.command.http.Reason;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body that {@link BulkReview} reads, for the description of the API. */
@Schema(description = "A review of many commissions at once. It needs `ids` or `filter`.")
record SentReview(
        @Schema(allowableValues = {"approve", "reverse"}, description = "What is done to each.") String action,

        @ArraySchema(
                maxItems = BulkReview.MAX_IDS,
                schema = @Schema(minLength = 1, maxLength = BulkReview.MAX_ID_LENGTH),
                arraySchema = @Schema(description = "Which ones; send these or `filter`."))
        @Nullable List<String> ids,

        @Schema(description = "Which ones, at most 10,000; send this or `ids`.") @Nullable Selection filter,

        @Schema(minLength = 1, maxLength = Reason.MAX_LENGTH, description = "Why; a reversal needs it.") @Nullable String reason,

        @Schema(defaultValue = "false", description = "Answer what would happen, and change nothing.") @Nullable Boolean dryRun) {

    static final String EXAMPLE = """
            {"action": "approve", "filter": {"currency": "USD", "until": "2026-05-01T00:00:00Z"}, "dryRun": true}""";

    /** Which commissions are meant. */
    @Schema(description = "Commissions that match all of it.")
    record Selection(
            @Schema(
                    description = "Their status; without it, those that the action can succeed on.")
            @Nullable String status,

            @Schema(minLength = 1, maxLength = BulkReview.MAX_ID_LENGTH, description = "Who earned them.")
            @Nullable String partnerId,

            @Schema(minLength = 1, maxLength = BulkReview.MAX_ID_LENGTH, description = "The campaign they come from.")
            @Nullable String campaignId,

            @Schema(minLength = 1, maxLength = BulkReview.MAX_ID_LENGTH, description = "The conversion they come from.")
            @Nullable String eventId,

            @Schema(minLength = 3, maxLength = 3, description = "ISO 4217 code.") @Nullable String currency,

            @Schema(types = {"string", "number"}, minimum = "0", description = "Their amount is at least this.")
            @Nullable Object minAmount,

            @Schema(format = "date-time", description = "Accrued at this moment or later.") @Nullable String since,

            @Schema(format = "date-time", description = "Accrued before this moment.") @Nullable String until) {}
}
