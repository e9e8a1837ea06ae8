package dev.openpartner.command.apikey;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body that mints a key, for the description of the API. */
@Schema(description = "A key to mint.")
record NewKey(
        @Schema(minLength = 1, maxLength = ApiKeyController.MAX_LABEL_LENGTH, description = "What people call it.")
        String label,

        @Schema(
                allowableValues = {"integration", "admin"},
                defaultValue = "integration",
                description = "An admin may do everything; an integration, what its scopes say.")
        @Nullable String role,

        @ArraySchema(
                maxItems = ApiKeyController.MAX_SCOPES,
                arraySchema = @Schema(description = "What an integration may do: at least one. None for an admin."))
        @Nullable List<String> scopes,

        @Schema(
                minLength = 1,
                maxLength = ApiKeyController.MAX_SOURCE_LENGTH,
                description = "The name of what uses it; keys of one source share their `eventId`s. Without it, the key's own id.")
        @Nullable String source,

        @Schema(format = "date-time", description = "From when it is refused; in the future. Without it, never.")
        @Nullable String expiresAt) {

    static final String EXAMPLE = """
            {"label": "CRM", "source": "crm", "scopes": ["events:write"]}""";
}
