package dev.openpartner.server.openapi;

import io.swagger.v3.oas.models.Operation;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Remembers with each operation the method that handles it, until the whole description is completed. */
@Component
final class Handlers implements OperationCustomizer {

    private static final String EXTENSION = "x-handler";
    private static final String QUERY_SIDE = "dev.openpartner.query.";
    private static final String COMMAND_SIDE = "dev.openpartner.command.";

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        operation.addExtension(EXTENSION, handler);
        return operation;
    }

    /** The method that handles an operation; it is no longer remembered then. */
    static @Nullable HandlerMethod taken(Operation operation) {
        if (operation.getExtensions() == null) {
            return null;
        }
        Object handler = operation.getExtensions().remove(EXTENSION);
        if (operation.getExtensions().isEmpty()) {
            operation.setExtensions(null);
        }
        return handler instanceof HandlerMethod method ? method : null;
    }

    /** Whether it answers from projections. */
    static boolean isOfQuerySide(HandlerMethod handler) {
        return handler.getBeanType().getName().startsWith(QUERY_SIDE);
    }

    /** Whether it belongs to what decides. */
    static boolean isOfCommandSide(HandlerMethod handler) {
        return handler.getBeanType().getName().startsWith(COMMAND_SIDE);
    }
}
