package dev.openpartner.query.read;

import dev.openpartner.kernel.api.Fault;
import dev.openpartner.kernel.api.InvalidRequest;
import dev.openpartner.query.projection.position.ProjectionBehind;
import dev.openpartner.query.projection.position.ProjectionPositions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Lets a client read what it wrote: a request that names a position is answered by projections that have reached it, after a
 * wait if need be, or with 503.
 */
@Component
@Profile("role-query")
final class MinPosition implements HandlerInterceptor, WebMvcConfigurer {

    private static final String HEADER = "OpenPartner-Min-Position";

    /** Set by whoever knows what the same key wrote a moment ago: worth a short wait, and no reason to fail. */
    private static final String SOFT_ATTRIBUTE = "openpartner.softMinPosition";

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_SOFT_WAIT = Duration.ofSeconds(1);

    private final ProjectionPositions positions;

    MinPosition(ProjectionPositions positions) {
        this.positions = positions;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)) {
            return true;
        }
        Reads reads = method.getMethodAnnotation(Reads.class);
        if (reads == null) {
            return true;
        }
        List<String> projections = List.of(reads.value());
        Long position = asked(request);
        if (position != null && !positions.await(projections, position, LONGEST_WAIT)) {
            throw new ProjectionBehind("Position " + position + " is not reached yet. Try again in a moment.");
        }
        if (position == null && request.getAttribute(SOFT_ATTRIBUTE) instanceof Long soft) {
            positions.await(projections, soft, LONGEST_SOFT_WAIT);
        }
        return true;
    }

    private static @Nullable Long asked(HttpServletRequest request) {
        String value = request.getHeader(HEADER);
        if (value == null) {
            return null;
        }
        try {
            long position = Long.parseLong(value.strip());
            if (position >= 0) {
                return position;
            }
        } catch (NumberFormatException e) {
            // Said below, whatever was wrong.
        }
        throw InvalidRequest.query(List.of(new Fault(
                HEADER,
                "invalid_number",
                "The header " + HEADER + " is no log position. Send the number that a write answered.")));
    }
}
