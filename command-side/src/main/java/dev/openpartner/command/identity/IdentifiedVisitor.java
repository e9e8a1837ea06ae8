package dev.openpartner.command.identity;

import dev.openpartner.kernel.customer.UserIds;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body that {@link Identification} reads, for the description of the API. */
@Schema(description = "Says that the visitor of a click is a user.")
record IdentifiedVisitor(
        @Schema(
                minLength = 1,
                maxLength = Identification.MAX_CLICK_ID_LENGTH,
                description = "The click's id, which the landing page got as `cref` and the browser keeps in the cookie `_cref`.")
        String cref,

        @Schema(
                types = {"string", "integer"},
                minLength = 1,
                maxLength = UserIds.MAX_LENGTH,
                description = "Your id of the user, the same that conversions will name.")
        Object userId,

        @Schema(
                types = {"string", "integer"},
                description = "When the user was recognized: RFC 3339 with an offset, or epoch milliseconds. Without it, and at the"
                        + " latest, now.")
        @Nullable Object ts) {

    static final String EXAMPLE = """
            {"cref": "01KBXV4T6W3J8Q5Z9N2M7R1CDF", "userId": "buyer@example.com"}""";
}
