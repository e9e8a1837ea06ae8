package dev.openpartner.command.partner;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a registration, for the description of the API. */
@Schema(description = "A partner to register.")
record NewPartner(
        @Schema(
                pattern = "^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$",
                minLength = 3,
                maxLength = 320,
                description = "Their e-mail address; one partner has it, in whatever case.")
        String email,

        @Schema(minLength = 1, maxLength = MAX_NAME_LENGTH, description = "What people call them.") String name,

        @Schema(types = "object", description = "Anything else worth keeping, at most 32 KB of JSON.") @Nullable Object metadata,

        @Schema(defaultValue = "false", description = "Whether to mail them an invitation to the portal.")
        @Nullable Boolean sendInvite) {

    static final int MAX_NAME_LENGTH = 200;
    static final int MAX_METADATA_BYTES = 32 * 1024;

    static final String EXAMPLE = """
            {"email": "anna@agency.example", "name": "Anna Agency"}""";
}
