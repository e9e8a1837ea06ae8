package dev.openpartner.command.admin;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body that makes an admin, for the description of the API. */
@Schema(description = "Somebody to make an admin.")
record NewAdmin(
        @Schema(
                pattern = "^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$",
                minLength = 3,
                maxLength = 320,
                description = "Their e-mail address, by which they sign in; one admin has it, in whatever case.")
        String email,

        @Schema(minLength = 1, maxLength = MAX_NAME_LENGTH, description = "What people call them.") String name,

        @Schema(defaultValue = "true", description = "Whether to mail them an invitation to the console.")
        @Nullable Boolean sendInvite) {

    static final int MAX_NAME_LENGTH = 200;

    static final String EXAMPLE = """
            {"email": "eve@example.com", "name": "Eve"}""";
}
