package dev.openpartner.server.openapi;

import dev.openpartner.command.http.Takes;
import dev.openpartner.kernel.access.Scope;
import dev.openpartner.query.read.Reads;
import dev.openpartner.server.idempotency.IdempotentRoutes;
import dev.openpartner.server.security.Access;
import dev.openpartner.server.security.Route;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;

/** Writes into an operation what the route table, the conventions and its handler's own annotations say of it. */
final class RouteDescription {

    private final Operation operation;
    private final Route route;
    private final @Nullable HandlerMethod handler;
    private final Components parts;

    private RouteDescription(Operation operation, Route route, Components parts) {
        this.operation = operation;
        this.route = route;
        this.parts = parts;
        this.handler = Handlers.taken(operation);
    }

    static void complete(Operation operation, Route route, Components parts) {
        RouteDescription description = new RouteDescription(operation, route, parts);
        description.access();
        description.body();
        ApiResponses responses = operation.getResponses() == null ? new ApiResponses() : operation.getResponses();
        operation.setResponses(responses);
        description.successes(responses);
        description.problems(responses);
        description.headers();
        PathIds.describe(operation, route.path().getPatternString());
    }

    private void access() {
        operation.setSecurity(requirements(route.access()));
        operation.setDescription(join(operation.getDescription(), who(route.access())));
    }

    private void body() {
        Takes takes = handler == null ? null : handler.getMethodAnnotation(Takes.class);
        if (handler != null) {
            operation.setRequestBody(takes == null ? null : Bodies.describe(takes, parts));
        }
    }

    private void successes(ApiResponses responses) {
        String method = route.method().name();
        boolean positioned = handler != null
                && (Handlers.isOfQuerySide(handler) ? method.equals("GET") : Handlers.isOfCommandSide(handler) && !method.equals("GET"));
        responses.forEach((status, answer) -> {
            SharedParts.addHeader(answer, SharedParts.REQUEST_ID);
            boolean success = status.startsWith("2");
            if (answer.getDescription() == null || (success && "OK".equals(answer.getDescription()))) {
                answer.setDescription(SharedParts.meaning(status));
            }
            if (success && positioned) {
                SharedParts.addHeader(answer, SharedParts.POSITION);
            }
            if (success && IdempotentRoutes.takeKey(method, route.path().getPatternString())) {
                SharedParts.addHeader(answer, SharedParts.REPLAYED);
            }
            SharedParts.addRateLimit(answer);
            if (status.equals("503")) {
                SharedParts.addHeader(answer, SharedParts.RETRY_AFTER);
            }
        });
    }

    private void problems(ApiResponses responses) {
        ErrorCodes.of(route, operation, handler).forEach((status, codes) -> {
            if (!responses.containsKey(status.toString())) {
                responses.addApiResponse(status.toString(), Problems.response(status, codes, parts));
            }
        });
        responses.addApiResponse("default", new ApiResponse().$ref("#/components/responses/" + Problems.PROBLEM));
    }

    private void headers() {
        if (IdempotentRoutes.takeKey(route.method().name(), route.path().getPatternString())) {
            operation.addParametersItem(SharedParts.parameterReference(SharedParts.IDEMPOTENCY_KEY));
        }
        if (handler != null && handler.hasMethodAnnotation(Reads.class)) {
            operation.addParametersItem(SharedParts.parameterReference(SharedParts.MIN_POSITION));
        }
        operation.addParametersItem(SharedParts.parameterReference(SharedParts.REQUEST_ID));
    }

    /** An empty requirement beside another says that the key may be left out. */
    private static List<SecurityRequirement> requirements(Access access) {
        SecurityRequirement key = new SecurityRequirement()
                .addList(SharedParts.KEY, access.scope().map(Scope::text).map(List::of).orElse(List.of()));
        return switch (access) {
            // Pages of people are not part of what is described.
            case Access.Open _, Access.SignedIn _, Access.AdminInPerson _ -> List.of();
            case Access.OpenOrScoped _ -> List.of(new SecurityRequirement(), key);
            case Access.AnyKey _,
                    Access.Admin _,
                    Access.Operator _,
                    Access.People _,
                    Access.Partner _,
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
            case Access.SignedIn _ -> "People who have signed in.";
            case Access.AdminInPerson _ -> "Admins who have signed in.";
            case Access.AnyKey _ -> "Any key.";
            case Access.Admin _ -> "Admins only.";
            case Access.Operator _ -> "Admins of the tenant that runs the install.";
            case Access.People _ -> "Admins and partners.";
            case Access.Partner _ -> "Partners only.";
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
