package dev.openpartner.query.support;

import dev.openpartner.kernel.api.InvalidRequest;
import dev.openpartner.kernel.message.Refused;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers refusals well enough for tests. */
@RestControllerAdvice
final class Problems {

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> invalid(InvalidRequest e) {
        return ResponseEntity.badRequest().body(Map.of("error", e.code(), "errors", e.faults()));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refused(Refused e) {
        return ResponseEntity.status(e.kind() == Refused.Kind.NOT_FOUND ? 404 : 409).body(Map.of("error", e.code()));
    }
}
