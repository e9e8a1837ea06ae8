package dev.openpartner.server.health;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
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
    @Operation(operationId = "health", tags = "Operations", summary = "Ask whether conversions are taken")
    @ApiResponse(responseCode = "200", description = "They are.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "503", description = "Not now; ask again.", useReturnTypeSchema = true)
    ResponseEntity<Health> health() {
        if (readiness.isReady()) {
            return ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").body(new Health("up"));
        }
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(new Health("down"));
    }

    /** Whether conversions are taken: {@code up} or {@code down}. */
    record Health(String status) {}
}
