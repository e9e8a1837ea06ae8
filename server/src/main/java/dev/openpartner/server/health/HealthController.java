package dev.openpartner.server.health;

import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/health}: 200 {@code {"status":"up"}} when conversions are taken, else 503 {@code {"status":"down"}}. */
@RestController
class HealthController {

    private static final String RETRY_AFTER_SECONDS = "1";

    private final Readiness readiness;

    HealthController(Readiness readiness) {
        this.readiness = readiness;
    }

    @GetMapping("/api/health")
    ResponseEntity<Map<String, String>> health() {
        if (readiness.isReady()) {
            return ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").body(Map.of("status", "up"));
        }
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(Map.of("status", "down"));
    }
}
