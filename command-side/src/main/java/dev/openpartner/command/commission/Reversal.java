package dev.openpartner.command.commission;

import dev.openpartner.command.http.Reason;
import io.swagger.v3.oas.annotations.media.Schema;

/** The body of a reversal, for the description of the API. */
@Schema(description = "Why a commission is reversed.")
record Reversal(
        @Schema(minLength = 1, maxLength = Reason.MAX_LENGTH, description = "A sentence that the partner will read.") String reason) {

    static final String EXAMPLE = """
            {"reason": "The deal was refunded."}""";
}
