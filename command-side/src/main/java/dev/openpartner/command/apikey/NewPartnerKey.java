package dev.openpartner.command.apikey;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body that mints a partner's key, for the description of the API. */
@Schema(description = "A key with which a partner reads its own data.")
record NewPartnerKey(
        @Schema(
                minLength = 1,
                maxLength = ApiKeyController.MAX_LABEL_LENGTH,
                defaultValue = "partner",
                description = "What people call it.")
        @Nullable String label,

        @Schema(format = "date-time", description = "From when it is refused; in the future. Without it, never.")
        @Nullable String expiresAt) {

    static final String EXAMPLE = """
            {"label": "Anna's spreadsheet"}""";
}
