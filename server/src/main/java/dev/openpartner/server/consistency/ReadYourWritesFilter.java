package dev.openpartner.server.consistency;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.server.security.CurrentCaller;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the highest log position that this node told a key in answer to a write, and asks a later read of the same key to
 * wait for it a little. A courtesy and no promise: a client that needs certainty, or several nodes, sends
 * {@code OpenPartner-Min-Position}.
 */
final class ReadYourWritesFilter implements Filter {

    static final String POSITION = "OpenPartner-Position";

    /** Request attribute, a {@link Long}: the position that a read should reflect if it can within a moment. */
    static final String SOFT_MIN_POSITION = "openpartner.softMinPosition";

    /** Projections are there within milliseconds; a write of longer ago needs no waiting. */
    private static final Duration REMEMBERED = Duration.ofSeconds(30);

    private static final long MAX_KEYS = 50_000;

    /** Its upkeep is done by whoever passes, to whom it is nothing; to wake a thread for it is not. */
    private final Cache<String, AtomicLong> positions = Caffeine.newBuilder()
            .maximumSize(MAX_KEYS)
            .expireAfterAccess(REMEMBERED)
            .executor(Runnable::run)
            .build();

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        filter((HttpServletRequest) request, (HttpServletResponse) response, chain);
    }

    private void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Caller caller = CurrentCaller.get();
        String key = caller.keyId();
        if (key == null) {
            chain.doFilter(request, response);
        } else if (isRead(request)) {
            AtomicLong written = positions.getIfPresent(key);
            if (written != null) {
                request.setAttribute(SOFT_MIN_POSITION, written.get());
            }
            chain.doFilter(request, response);
        } else {
            chain.doFilter(request, response);
            remember(key, response.getHeader(POSITION));
        }
    }

    private void remember(String key, @Nullable String position) {
        // Most writes are conversions, which nobody reads back at once: all they cost is to raise a number that is there already.
        if (position != null) {
            positions.get(key, first -> new AtomicLong()).accumulateAndGet(Long.parseLong(position), Math::max);
        }
    }

    private static boolean isRead(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }
}
