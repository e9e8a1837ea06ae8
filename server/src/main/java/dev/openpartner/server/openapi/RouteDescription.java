package dev.openpartner.server.openapi;

import dev.openpartner.kernel.access.Scope;
import dev.openpartner.server.security.Access;
import dev.openpartner.server.security.Route;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes into an operation what the route table and the conventions say of it. */
final class RouteDescription {

    private RouteDescription() {}

    static void complete(Operation operation, Route route) {
        Access access = route.access();
        operation.setSecurity(requirements(access));
        operation.setDescription(join(operation.getDescription(), who(access)));
        ApiResponses responses = operation.getResponses() == null ? new ApiResponses() : operation.getResponses();
        operation.setResponses(responses);
        responses.values().forEach(answer -> answer.addHeaderObject(
                SharedParts.REQUEST_ID, SharedParts.headerReference(SharedParts.REQUEST_ID)));
        responses.addApiResponse("default", new ApiResponse().$ref("#/components/responses/" + SharedParts.PROBLEM));
        String method = route.method().name();
        if (method.equals("POST") || method.equals("PATCH")) {
            operation.addParametersItem(SharedParts.parameterReference(SharedParts.IDEMPOTENCY_KEY));
        }
        if (method.equals("GET") && !(access instanceof Access.Open) && !(access instanceof Access.AnyKey)) {
            operation.addParametersItem(SharedParts.parameterReference(SharedParts.MIN_POSITION));
        }
        if (!(access instanceof Access.Open)) {
            responses.forEach((status, answer) -> {
                if (status.startsWith("2")) {
                    answer.addHeaderObject(SharedParts.POSITION, SharedParts.headerReference(SharedParts.POSITION));
                }
            });
        }
    }

    /** An empty requirement beside another says that the key may be left out. */
    private static List<SecurityRequirement> requirements(Access access) {
        SecurityRequirement key = new SecurityRequirement()
                .addList(SharedParts.KEY, access.scope().map(Scope::text).map(List::of).orElse(List.of()));
        return switch (access) {
            case Access.Open _ -> List.of();
            case Access.OpenOrScoped _ -> List.of(new SecurityRequirement(), key);
            case Access.AnyKey _,
                    Access.Admin _,
                    Access.Operator _,
                    Access.Scoped _,
                    Access.ScopedOrPartnerItself _,
                    Access.ScopedOrPartnersOwn _ -> List.of(key);
        };
    }

    private static String who(Access access) {
        String scope = access.scope().map(Scope::text).orElse("");
        return switch (access) {
            case Access.Open _ -> "Open to everybody.";
            case Access.OpenOrScoped _ -> "Open without a key, limited per address; a key needs the scope `%s`.".formatted(scope);
            case Access.AnyKey _ -> "Any key.";
            case Access.Admin _ -> "Admins only.";
            case Access.Operator _ -> "Admins of the tenant that runs the install.";
            case Access.Scoped _ -> "Scope `%s`, or an admin.".formatted(scope);
            case Access.ScopedOrPartnerItself _ -> "Scope `%s`, the partner itself, or an admin.".formatted(scope);
            case Access.ScopedOrPartnersOwn _ ->
                "Scope `%s`, a partner for its own, or an admin.".formatted(scope);
        };
    }

    private static String join(@Nullable String description, String who) {
        return description == null || description.isBlank() ? who : description.strip() + "\n\n" + who;
    }
}
