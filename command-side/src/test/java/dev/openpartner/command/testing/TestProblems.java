package dev.openpartner.command.testing;

import dev.openpartner.kernel.api.InvalidRequest;
import dev.openpartner.kernel.message.Refused;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers refusals roughly as the real server does. */
@RestControllerAdvice
class TestProblems {

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> invalid(InvalidRequest invalid) {
        Map<String, Object> body = new TreeMap<>(invalid.details());
        body.put("error", invalid.code());
        body.put("errors", invalid.faults());
        return ResponseEntity.badRequest().body(body);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refused(Refused refused) {
        int status = switch (refused.kind()) {
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case INVALID -> 400;
            case KEY_REUSED -> 422;
            case LIMITED -> 429;
        };
        Map<String, Object> body = new TreeMap<>(refused.details());
        body.put("error", refused.code());
        return ResponseEntity.status(status).body(body);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> framework(ErrorResponseException problem) {
        return ResponseEntity.status(problem.getStatusCode()).body(problem.getBody());
    }
}
