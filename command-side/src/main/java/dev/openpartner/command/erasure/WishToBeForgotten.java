package dev.openpartner.command.erasure;

import dev.openpartner.kernel.customer.UserIds;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of an erasure, for the description of the API. */
@Schema(description = "Whose data no longer opens: one user or one partner.")
record WishToBeForgotten(
        @Schema(
                types = {"string", "integer"},
                minLength = 1,
                maxLength = UserIds.MAX_LENGTH,
                description = "Your id of the user; send this or `partnerId`.")
        @Nullable Object userId,

        @Schema(
                minLength = 1,
                maxLength = ErasureController.MAX_ID_LENGTH,
                description = "The partner; send this or `userId`.")
        @Nullable String partnerId) {

    static final String EXAMPLE = """
            {"userId": "buyer@example.com"}""";
}
