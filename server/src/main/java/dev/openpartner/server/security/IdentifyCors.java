package dev.openpartner.server.security;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.filter.CorsFilter;

/**
 * Lets the pages of any site post an identity, without credentials. No other route answers a browser of another origin: there is no
 * CORS header, so the browser keeps the answer to itself and never sends what needs a preflight.
 */
final class IdentifyCors {

    private IdentifyCors() {}

    static CorsFilter filter() {
        CorsConfiguration anyOrigin = new CorsConfiguration();
        anyOrigin.setAllowedOrigins(List.of(CorsConfiguration.ALL));
        anyOrigin.setAllowedMethods(List.of("POST"));
        anyOrigin.setAllowedHeaders(List.of("Content-Type", "X-Request-Id"));
        anyOrigin.setExposedHeaders(List.of("X-Request-Id", "Retry-After", "RateLimit", "RateLimit-Policy"));
        anyOrigin.setAllowCredentials(false);
        anyOrigin.setMaxAge(Duration.ofHours(1));
        return new CorsFilter(request -> anyOrigin) {
            @Override
            protected boolean shouldNotFilter(HttpServletRequest request) {
                return !RouteAccess.IDENTIFY.equals(request.getRequestURI());
            }
        };
    }
}
