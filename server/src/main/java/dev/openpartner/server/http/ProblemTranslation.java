package dev.openpartner.server.http;

import dev.openpartner.command.lane.RetryLater;
import dev.openpartner.kernel.api.Fault;
import dev.openpartner.kernel.api.InvalidRequest;
import dev.openpartner.kernel.message.Refused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.exc.StreamReadException;

/** Says which problem an exception is. Pure, so that every line of it is a test without a server. */
final class ProblemTranslation {

    /** Wrappers nest a few levels deep (command bus, futures, servlet); a chain beyond this is a loop. */
    private static final int MAX_CAUSES = 20;

    private static final int RETRY_AFTER_SECONDS = 2;

    private ProblemTranslation() {}

    static Problem of(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            Optional<Problem> problem = one(cause);
            if (problem.isPresent()) {
                return problem.get();
            }
            cause = cause.getCause();
        }
        return Problem.internal();
    }

    private static Optional<Problem> one(Throwable cause) {
        if (Unavailability.is(cause)) {
            return Optional.of(Problem.unavailable(RETRY_AFTER_SECONDS));
        }
        return switch (cause) {
            case RetryLater later -> Optional.of(Problem.unavailable(later.retryAfterSeconds()));
            case InvalidRequest invalid -> Optional.of(
                    Problem.of(400, invalid.code(), String.valueOf(invalid.getMessage())).withFaults(invalid.faults()));
            case Refused refused -> Optional.of(refused(refused));
            case BodyTooLarge large -> Optional.of(tooLarge(large));
            case RequestRejectedException _ -> Optional.of(Problem.of(
                    400, "bad_request", "The request's path or a header has characters that are not accepted here."));
            case InvalidParameterException _ -> Optional.of(
                    Problem.of(400, "invalid_query", "The query is not valid percent-encoding."));
            case HttpMessageNotReadableException unreadable -> unreadable(unreadable);
            case MissingServletRequestParameterException missing -> Optional.of(query(
                    missing.getParameterName(), "required", "%s is required.".formatted(missing.getParameterName())));
            case MethodArgumentTypeMismatchException wrong -> Optional.of(query(
                    wrong.getName(), "invalid", "%s cannot be read.".formatted(wrong.getName())));
            case TypeMismatchException _ -> Optional.of(Problem.of(400, "bad_request", "A part of the request cannot be read."));
            case ErrorResponse response -> Optional.of(framework(response));
            default -> Optional.empty();
        };
    }

    private static Problem refused(Refused refused) {
        int status = switch (refused.kind()) {
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case INVALID -> 400;
            case KEY_REUSED -> 422;
            case LIMITED -> 429;
        };
        Problem problem = Problem.of(status, refused.code(), refused.sentence());
        Problem limited = status == 429 ? problem.withHeader("Retry-After", "1") : problem;
        return new Problem(status, limited.code(), limited.detail(), refused.details(), List.of(), limited.headers());
    }

    private static Problem tooLarge(BodyTooLarge large) {
        return Problem.of(413, "body_too_large", String.valueOf(large.getMessage())).withMember("limitBytes", large.limitBytes());
    }

    private static Problem query(String parameter, String code, String message) {
        return Problem.of(400, "invalid_query", message).withFaults(List.of(new Fault(parameter, code, message)));
    }

    /** A body that is no JSON, or none where one is needed; what made it unreadable may be something else, further down. */
    private static Optional<Problem> unreadable(HttpMessageNotReadableException unreadable) {
        for (Throwable cause = unreadable.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLarge) {
                return Optional.empty();
            }
            if (cause instanceof StreamReadException malformed) {
                String message = "The body is not valid JSON, line %d, column %d."
                        .formatted(malformed.getLocation().getLineNr(), malformed.getLocation().getColumnNr());
                return Optional.of(Problem.of(400, "invalid_body", message)
                        .withFaults(List.of(new Fault("", "malformed_json", message))));
            }
        }
        return Optional.of(Problem.of(400, "invalid_body", "The body is missing or cannot be read."));
    }

    /** Spring's own refusals know their status and headers ({@code Allow}, {@code Accept}); the wording is ours. */
    private static Problem framework(ErrorResponse response) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (response.getBody().getProperties() != null) {
            members.putAll(response.getBody().getProperties());
        }
        Problem problem = ofStatus(response.getStatusCode().value());
        // A code says that a handler of ours made it, with words for the client.
        if (members.remove("error") instanceof String code && response.getBody().getDetail() != null) {
            problem = new Problem(problem.status(), code, response.getBody().getDetail(), members, List.of(), problem.headers());
        }
        for (String name : response.getHeaders().headerNames()) {
            problem = problem.withHeader(name, String.join(", ", response.getHeaders().getOrEmpty(name)));
        }
        return problem;
    }

    /** The problem of a status that something below us chose. */
    static Problem ofStatus(int status) {
        return switch (status) {
            case 400 -> Problem.of(400, "bad_request", "The request is not valid HTTP, or a part of it is missing.");
            case 401 -> Problem.of(401, "unauthorized", "Send a key as Authorization: Bearer <key>.");
            case 403 -> Problem.of(403, "forbidden", "This caller may not do that.");
            case 404 -> Problem.of(404, "not_found", "There is nothing at this path.");
            case 405 -> Problem.of(405, "method_not_allowed", "The path does not have this method; the header Allow names those it has.");
            case 406 -> Problem.of(406, "not_acceptable", "The answer would be JSON, which the header Accept rules out.");
            case 413 -> Problem.of(413, "body_too_large", "The body is too large.");
            case 415 -> Problem.of(415, "unsupported_media_type", "Send the body as JSON, with Content-Type: application/json.");
            case 503 -> Problem.unavailable(RETRY_AFTER_SECONDS);
            default -> status >= 400 && status < 500 ? Problem.of(status, named(status), "The request cannot be handled.") : Problem.internal();
        };
    }

    private static String named(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        return known == null ? "bad_request" : known.name().toLowerCase(Locale.ROOT);
    }
}
