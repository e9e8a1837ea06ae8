package dev.openpartner.server.http;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerMapping;

/** Times every request that comes as far as the filters. */
final class RequestTimesFilter implements Filter {

    private final RequestTimes times;

    RequestTimesFilter(RequestTimes times) {
        this.times = times;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long begunNs = System.nanoTime();
        Throwable escaped = null;
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException | Error thrown) {
            escaped = thrown;
            throw thrown;
        } finally {
            if (request.isAsyncStarted()) {
                request.getAsyncContext()
                        .addListener(new Ended(begunNs, (HttpServletRequest) request, (HttpServletResponse) response));
            } else {
                record(begunNs, (HttpServletRequest) request, (HttpServletResponse) response, escaped);
            }
        }
    }

    private void record(long begunNs, HttpServletRequest request, HttpServletResponse response, @Nullable Throwable escaped) {
        int status = response.getStatus();
        String exception = escaped == null ? RequestTimes.NONE : escaped.getClass().getSimpleName();
        times.record(request.getMethod(), uri(request, status), status, exception, System.nanoTime() - begunNs);
    }

    /** The route's pattern and never the path, of which there is no end. */
    private static String uri(HttpServletRequest request, int status) {
        if (request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String pattern) {
            return pattern.isEmpty() ? "root" : pattern;
        }
        if (status >= 300 && status < 400) {
            return "REDIRECTION";
        }
        return status == HttpServletResponse.SC_NOT_FOUND ? "NOT_FOUND" : RequestTimes.UNKNOWN;
    }

    /** Records an answer that goes on after its thread has left. */
    private final class Ended implements AsyncListener {

        private final long begunNs;
        private final HttpServletRequest request;
        private final HttpServletResponse response;

        Ended(long begunNs, HttpServletRequest request, HttpServletResponse response) {
            this.begunNs = begunNs;
            this.request = request;
            this.response = response;
        }

        @Override
        public void onComplete(AsyncEvent event) {
            record(begunNs, request, response, event.getThrowable());
        }

        @Override
        public void onTimeout(AsyncEvent event) {}

        @Override
        public void onError(AsyncEvent event) {}

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }
}
