package dev.openpartner.server.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Limits every body: at once by its announced length, else while it is read, since a chunked body announces none. */
final class BodyLimitFilter implements Filter {

    /** Limit of a body. */
    static final long LIMIT_BYTES = 1024 * 1024;

    /** Limit of a batch of conversions. */
    static final long BATCH_LIMIT_BYTES = 16 * LIMIT_BYTES;

    private static final String BATCH_PATH = "/api/attribution/events/batch";

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        filter((HttpServletRequest) request, (HttpServletResponse) response, chain);
    }

    private void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long limitBytes = BATCH_PATH.equals(request.getRequestURI()) ? BATCH_LIMIT_BYTES : LIMIT_BYTES;
        long announcedBytes = request.getContentLengthLong();
        if (announcedBytes > limitBytes) {
            throw new BodyTooLarge(limitBytes);
        }
        // A body of announced length cannot be longer than announced; the container sees to that.
        chain.doFilter(announcedBytes < 0 ? new LimitedRequest(request, limitBytes) : request, response);
    }
}
