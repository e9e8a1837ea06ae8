package dev.openpartner.server.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.math.BigDecimal;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/** What many operations refer to: the key and the headers. */
final class SharedParts {

    static final String KEY = "key";
    static final String REQUEST_ID = "X-Request-Id";
    static final String POSITION = "OpenPartner-Position";
    static final String REPLAYED = "Idempotent-Replayed";
    static final String RETRY_AFTER = "Retry-After";
    static final String AUTHENTICATE = "WWW-Authenticate";
    static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    static final String MIN_POSITION = "OpenPartner-Min-Position";

    private static final String RATE_LIMIT = "RateLimit";
    private static final String RATE_LIMIT_POLICY = "RateLimit-Policy";

    private SharedParts() {}

    static void addTo(Components parts) {
        parts.addSecuritySchemes(KEY, new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description("A key minted by POST /api/api-keys. The scopes an operation names are those that let a key in; "
                        + "an admin's key is let in everywhere."));
        header(parts, REQUEST_ID, "string", "The request's name in the log: the client's own, or one that was made.");
        header(parts, POSITION, "integer", "Log position of a write's last event, or the one that a read reflects.");
        header(parts, REPLAYED, "string", "`true`: the answer was given before, and nothing was done now.");
        header(parts, RETRY_AFTER, "integer", "Seconds after which to send the request again.");
        header(parts, AUTHENTICATE, "string", "`Bearer`: how to send a key.");
        header(parts, RATE_LIMIT, "string", "What is left (`r`) and in how many seconds (`t`) all of it is there again.");
        header(parts, RATE_LIMIT_POLICY, "string", "The quota: so many requests (`q`) in so many seconds (`w`).");
        Schema<?> key = RecordSchemas.ofType("string");
        key.setMinLength(1);
        parameter(parts, IDEMPOTENCY_KEY, key,
                "Makes it safe to repeat the request: the same key and body get the first answer again. 1 to 255 visible ASCII"
                        + " characters, bare or in double quotes.");
        Schema<?> position = RecordSchemas.ofType("integer");
        position.setMinimum(BigDecimal.ZERO);
        parameter(parts, MIN_POSITION, position,
                "Answer from projections that have reached this position, the `OpenPartner-Position` of a write; waits up to 5 s.");
        parameter(parts, REQUEST_ID, RecordSchemas.ofType("string"), "A name of the client's own for the request in the log.");
    }

    static void addHeader(ApiResponse answer, String name) {
        answer.addHeaderObject(name, new Header().$ref("#/components/headers/" + name));
    }

    static void addRateLimit(ApiResponse answer) {
        addHeader(answer, RATE_LIMIT);
        addHeader(answer, RATE_LIMIT_POLICY);
    }

    static Parameter parameterReference(String name) {
        return new Parameter().$ref("#/components/parameters/" + name);
    }

    /** A status in words. */
    static String meaning(String status) {
        HttpStatus known = HttpStatus.valueOf(Integer.parseInt(status));
        if (known == HttpStatus.OK) {
            return "OK";
        }
        String words = known.name().replace('_', ' ').toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static void header(Components parts, String name, String type, String description) {
        parts.addHeaders(name, new Header().description(description).schema(RecordSchemas.ofType(type)));
    }

    private static void parameter(Components parts, String name, Schema<?> schema, String description) {
        parts.addParameters(name, new HeaderParameter().name(name).description(description).required(false).schema(schema));
    }
}
