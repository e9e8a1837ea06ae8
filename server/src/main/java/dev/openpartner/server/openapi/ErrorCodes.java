package dev.openpartner.server.openapi;

import dev.openpartner.command.http.Takes;
import dev.openpartner.kernel.api.Refuses;
import dev.openpartner.query.read.Reads;
import dev.openpartner.server.idempotency.IdempotentRoutes;
import dev.openpartner.server.security.Access;
import dev.openpartner.server.security.Route;
import io.swagger.v3.oas.models.Operation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;

/** The machine codes with which a route can refuse, by status: its own, and those that follow from the conventions. */
final class ErrorCodes {

    private final Map<Integer, Set<String>> codes = new TreeMap<>();

    private ErrorCodes() {}

    static Map<Integer, Set<String>> of(Route route, Operation operation, @Nullable HandlerMethod handler) {
        ErrorCodes found = new ErrorCodes();
        found.access(route.access());
        found.parameters(operation);
        if (handler != null) {
            found.role(handler);
            found.own(handler.getMethodAnnotation(Refuses.class));
            found.reading(handler);
            found.body(handler);
        }
        found.idempotency(route.method().name(), route.path().getPatternString());
        found.add(503, "unavailable");
        return found.codes;
    }

    private void access(Access access) {
        // A key that is shown is looked at and counted, even where none is needed.
        add(401, "unauthorized");
        add(429, "rate_limited");
        if (access.scope().isPresent()) {
            add(403, "forbidden_scope");
        }
        if (access instanceof Access.Admin
                || access instanceof Access.Operator
                || access instanceof Access.Scoped
                || access instanceof Access.OpenOrScoped) {
            add(403, "forbidden");
        }
        if (access instanceof Access.Operator) {
            add(403, "operator_only");
        }
        if (access instanceof Access.ScopedOrPartnerItself) {
            add(404, "partner_not_found");
        }
    }

    private void parameters(Operation operation) {
        List<String> names = operation.getParameters() == null
                ? List.of()
                : operation.getParameters().stream()
                        .filter(parameter -> "query".equals(parameter.getIn()))
                        .map(parameter -> parameter.getName())
                        .toList();
        if (!names.isEmpty()) {
            add(400, "invalid_query");
        }
        if (names.contains("cursor")) {
            add(400, "invalid_cursor");
        }
    }

    /** A node that plays one role knows the routes of the other, and says so. */
    private void role(HandlerMethod handler) {
        if (Handlers.isOfCommandSide(handler) || Handlers.isOfQuerySide(handler)) {
            add(421, "misdirected_request");
        }
    }

    /** Reads take no parameter that they do not know, not even where they know none. */
    private void reading(HandlerMethod handler) {
        if (Handlers.isOfQuerySide(handler)) {
            add(400, "invalid_query");
        }
        if (handler.hasMethodAnnotation(Reads.class)) {
            add(503, "projection_behind");
        }
    }

    private void body(HandlerMethod handler) {
        if (!handler.hasMethodAnnotation(Takes.class)) {
            return;
        }
        add(400, "invalid_body");
        add(413, "body_too_large");
        // Also where any type will do: what is sent has to be one.
        add(415, "unsupported_media_type");
    }

    private void idempotency(String method, String path) {
        if (IdempotentRoutes.takeKey(method, path)) {
            add(400, "invalid_idempotency_key");
            add(422, "idempotency_key_reused");
        }
        if (IdempotentRoutes.keepAnswers(method, path)) {
            add(409, "idempotency_in_progress");
        }
    }

    private void own(@Nullable Refuses refuses) {
        if (refuses != null) {
            addAll(400, refuses.invalid());
            addAll(404, refuses.notFound());
            addAll(409, refuses.conflict());
        }
    }

    private void addAll(int status, String[] more) {
        Arrays.stream(more).forEach(code -> add(status, code));
    }

    private void add(int status, String code) {
        codes.computeIfAbsent(status, none -> new TreeSet<>()).add(code);
    }
}
