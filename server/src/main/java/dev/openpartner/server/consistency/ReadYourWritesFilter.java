package dev.openpartner.server.consistency;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.server.security.CurrentCaller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Remembers the highest log position that this node told a key in answer to a write, and asks a later read of the same key to
 * wait for it a little. A courtesy and no promise: a client that needs certainty, or several nodes, sends
 * {@code OpenPartner-Min-Position}.
 */
final class ReadYourWritesFilter extends OncePerRequestFilter {

    static final String POSITION = "OpenPartner-Position";

    /** Request attribute, a {@link Long}: the position that a read should reflect if it can within a moment. */
    static final String SOFT_MIN_POSITION = "openpartner.softMinPosition";

    /** Projections are there within milliseconds; a write of longer ago needs no waiting. */
    private static final Duration REMEMBERED = Duration.ofSeconds(30);

    private static final long MAX_KEYS = 50_000;

    private final Cache<String, Long> positions =
            Caffeine.newBuilder().maximumSize(MAX_KEYS).expireAfterWrite(REMEMBERED).build();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Caller caller = CurrentCaller.get();
        String key = caller.keyId();
        if (key == null) {
            chain.doFilter(request, response);
        } else if (isRead(request)) {
            Long written = positions.getIfPresent(key);
            if (written != null) {
                request.setAttribute(SOFT_MIN_POSITION, written);
            }
            chain.doFilter(request, response);
        } else {
            chain.doFilter(request, response);
            remember(key, response.getHeader(POSITION));
        }
    }

    private void remember(String key, @Nullable String position) {
        // Most writes are conversions, which nobody reads back at once; a merge per write is all they cost.
        if (position != null) {
            positions.asMap().merge(key, Long.valueOf(position), Math::max);
        }
    }

    private static boolean isRead(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }
}
