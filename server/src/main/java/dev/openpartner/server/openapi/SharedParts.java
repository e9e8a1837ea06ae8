package dev.openpartner.server.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What many operations refer to: the key, the problem, the headers. */
final class SharedParts {

    static final String KEY = "key";
    static final String PROBLEM = "Problem";
    static final String REQUEST_ID = "X-Request-Id";
    static final String POSITION = "OpenPartner-Position";
    static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    static final String MIN_POSITION = "OpenPartner-Min-Position";

    private SharedParts() {}

    static void addTo(OpenAPI api) {
        Components parts = api.getComponents() == null ? new Components() : api.getComponents();
        api.setComponents(parts);
        parts.addSecuritySchemes(KEY, new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description("A key minted by POST /api/api-keys. The scopes an operation names are those that let a key in; "
                        + "an admin's key is let in everywhere."));
        parts.addSchemas("Fault", fault());
        parts.addSchemas(PROBLEM, problem());
        parts.addResponses(PROBLEM, new ApiResponse()
                .description("What went wrong; `error` is the code to act on.")
                .addHeaderObject(REQUEST_ID, headerReference(REQUEST_ID))
                .content(new Content().addMediaType(
                        "application/problem+json",
                        new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM)))));
        parts.addHeaders(REQUEST_ID, header("string", "The request's name in the log: the client's own, or one that was made."));
        parts.addHeaders(POSITION, header("integer", "Log position of a write's last event, or the one that a read reflects."));
        parts.addParameters(IDEMPOTENCY_KEY, parameter(
                IDEMPOTENCY_KEY, "string", "1 to 255 visible characters. The same key and body again get the first answer again."));
        parts.addParameters(MIN_POSITION, parameter(
                MIN_POSITION, "integer", "Answer from a projection that has reached this position, or 503 projection_behind."));
    }

    static Header headerReference(String name) {
        return new Header().$ref("#/components/headers/" + name);
    }

    static Parameter parameterReference(String name) {
        return new Parameter().$ref("#/components/parameters/" + name);
    }

    private static Schema<?> problem() {
        Schema<?> problem = object("An RFC 9457 problem. Some codes add members of their own.");
        problem.addProperty("type", text("URI of the kind of problem; it ends in the code."));
        problem.addProperty("title", text("The code in words."));
        problem.addProperty("status", of("integer", "The HTTP status."));
        problem.addProperty("detail", text("What happened and what to do, for people."));
        problem.addProperty("instance", text("The path that was asked for."));
        problem.addProperty("error", text("Stable machine code."));
        problem.addProperty("requestId", text("Name of the request in the server's log."));
        problem.addProperty("errors", of("array", "Every fault of the request, not only the first.")
                .items(new Schema<>().$ref("#/components/schemas/Fault")));
        problem.setRequired(List.of("type", "title", "status", "detail", "instance", "error", "requestId"));
        return problem;
    }

    private static Schema<?> fault() {
        Schema<?> fault = object("One thing wrong with a request.");
        fault.addProperty("pointer", text("JSON pointer into the body, or the name of the parameter."));
        fault.addProperty("code", text("Stable machine code."));
        fault.addProperty("message", text("What is wrong and what to send."));
        fault.setRequired(List.of("pointer", "code", "message"));
        return fault;
    }

    private static Header header(String type, String description) {
        return new Header().description(description).schema(of(type, null));
    }

    private static Parameter parameter(String name, String type, String description) {
        return new HeaderParameter().name(name).description(description).required(false).schema(of(type, null));
    }

    private static Schema<?> object(String description) {
        return of("object", description);
    }

    private static Schema<?> text(String description) {
        return of("string", description);
    }

    private static Schema<?> of(String type, @Nullable String description) {
        Schema<?> schema = new JsonSchema();
        schema.setTypes(Set.of(type));
        schema.setDescription(description);
        return schema;
    }
}
