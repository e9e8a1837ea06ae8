package dev.openpartner.command.erasure;

import dev.openpartner.kernel.customer.UserIds;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of an erasure, for the description of the API. */
@Schema(description = "Whose data no longer opens: one user, one partner or one admin.")
record WishToBeForgotten(
        @Schema(
                types = {"string", "integer"},
                minLength = 1,
                maxLength = UserIds.MAX_LENGTH,
                description = "Your id of the user; send this, `partnerId` or `adminId`.")
        @Nullable Object userId,

        @Schema(
                minLength = 1,
                maxLength = ErasureController.MAX_ID_LENGTH,
                description = "The partner; send this, `userId` or `adminId`.")
        @Nullable String partnerId,

        @Schema(
                minLength = 1,
                maxLength = ErasureController.MAX_ID_LENGTH,
                description = "The admin; send this, `userId` or `partnerId`.")
        @Nullable String adminId) {

    static final String EXAMPLE = """
            {"userId": "buyer@example.com"}""";
}
