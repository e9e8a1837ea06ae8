package dev.openpartner.command.http;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a decision that may say why, for the description of the API. */
@Schema(description = "Why it is done.")
public record Reason(
        @Schema(minLength = 1, maxLength = MAX_LENGTH, description = "A sentence for whoever asks later.") @Nullable String reason) {

    /** Most characters of a reason. */
    public static final int MAX_LENGTH = 1_000;

    /** Such a body. */
    public static final String EXAMPLE = """
            {"reason": "Checked with the customer."}""";
}
