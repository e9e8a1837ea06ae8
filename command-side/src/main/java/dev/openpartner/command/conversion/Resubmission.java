package dev.openpartner.command.conversion;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a resubmission, for the description of the API. */
@Schema(description = "A second chance for a refused submission.")
record Resubmission(
        @Schema(description = "The corrected conversion; without it, the text that was refused is read once more.")
        @Nullable SubmittedConversion body) {

    static final String EXAMPLE = """
            {"body": {"userId": "buyer@example.com", "type": "opportunity_won", "value": 1000}}""";
}
