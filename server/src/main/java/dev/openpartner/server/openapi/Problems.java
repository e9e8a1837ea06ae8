package dev.openpartner.server.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How a refusal looks, and the refusals of an operation: by status, with the machine codes that come with it. */
final class Problems {

    static final String PROBLEM = "Problem";

    private static final String SCHEMAS = "#/components/schemas/";
    private static final String RESPONSES = "#/components/responses/";

    private Problems() {}

    static void addTo(Components parts) {
        parts.addSchemas("Fault", fault());
        parts.addSchemas(PROBLEM, problem());
        ApiResponse any = answer(
                "What any request may meet: `bad_request` (400), `not_acceptable` (406), `internal` (500). `error` is the code to act on.",
                new Schema<>().$ref(SCHEMAS + PROBLEM));
        parts.addResponses(PROBLEM, any);
    }

    /** One status; where it has one code only, it is described once for all operations. */
    static ApiResponse response(int status, Set<String> codes, Components parts) {
        String meaning = codes.stream().map("`%s`"::formatted).collect(Collectors.joining(", "));
        Schema<?> known = new JsonSchema();
        known.setAllOf(List.of(new Schema<>().$ref(SCHEMAS + PROBLEM)));
        known.addProperty("error", oneOf(codes));
        ApiResponse response = answer(SharedParts.meaning(Integer.toString(status)) + ": " + meaning + ".", known);
        addHeaders(response, status, codes);
        if (codes.size() > 1) {
            return response;
        }
        String name = codes.iterator().next();
        parts.addResponses(name, response);
        return new ApiResponse().$ref(RESPONSES + name);
    }

    private static void addHeaders(ApiResponse response, int status, Set<String> codes) {
        if (status == 429 || status == 503 || codes.contains("idempotency_in_progress")) {
            SharedParts.addHeader(response, SharedParts.RETRY_AFTER);
        }
        if (status == 401) {
            SharedParts.addHeader(response, SharedParts.AUTHENTICATE);
        }
    }

    private static ApiResponse answer(String description, Schema<?> schema) {
        ApiResponse answer = new ApiResponse()
                .description(description)
                .content(new Content().addMediaType("application/problem+json", new MediaType().schema(schema)));
        SharedParts.addHeader(answer, SharedParts.REQUEST_ID);
        SharedParts.addRateLimit(answer);
        return answer;
    }

    private static Schema<?> oneOf(Set<String> codes) {
        Schema<Object> error = new JsonSchema();
        codes.forEach(error::addEnumItemObject);
        return error;
    }

    private static Schema<?> problem() {
        Schema<?> problem = of("object", "An RFC 9457 problem. The members that not every problem has are named with their code.");
        problem.setProperties(new TreeMap<>());
        problem.addProperty("type", of("string", "URI of the kind of problem; it ends in the code.").format("uri"));
        problem.addProperty("title", of("string", "The code in words."));
        problem.addProperty("status", of("integer", "The HTTP status."));
        problem.addProperty("detail", of("string", "What happened and what to do, for people. May change."));
        problem.addProperty("instance", of("string", "The path that was asked for."));
        problem.addProperty("error", of("string", "Stable machine code."));
        problem.addProperty("requestId", of("string", "Name of the request in the server's log."));
        problem.addProperty("errors", of("array", "Every fault of the body or the query, not only the first.")
                .items(new Schema<>().$ref(SCHEMAS + "Fault")));
        problem.addProperty("required", of("string", "`forbidden_scope`: the scope that the key lacks."));
        problem.addProperty("matureAt", of("string", "`holdback_active`: from when it can be approved.").format("date-time"));
        problem.addProperty("limitBytes", of("integer", "`body_too_large`: the limit."));
        problem.addProperty("rejectedId", of("string", "`invalid_body` of a conversion: under which the submission is kept."));
        problem.setRequired(List.of("type", "title", "status", "detail", "instance", "error", "requestId"));
        return problem;
    }

    private static Schema<?> fault() {
        Schema<?> fault = of("object", "One thing wrong with a request.");
        fault.addProperty("pointer", of("string", "JSON pointer into the body, or the name of the parameter."));
        fault.addProperty("code", of("string", "Stable machine code."));
        fault.addProperty("message", of("string", "What is wrong and what to send, for people. May change."));
        fault.setRequired(List.of("pointer", "code", "message"));
        return fault;
    }

    private static Schema<?> of(String type, String description) {
        Schema<?> schema = RecordSchemas.ofType(type);
        schema.setDescription(description);
        return schema;
    }
}
