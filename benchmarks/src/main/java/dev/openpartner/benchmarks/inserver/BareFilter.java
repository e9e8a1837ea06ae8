package dev.openpartner.benchmarks.inserver;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * Hands the benchmark's own paths straight to their handlers, past the product's filters: a calibration must not become slower
 * because the product does.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class BareFilter extends OncePerRequestFilter {

    static final String PREFIX = "/benchmark/bare/";

    private final DispatcherServlet handlers;

    BareFilter(DispatcherServlet handlers) {
        this.handlers = handlers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getRequestURI().startsWith(PREFIX)) {
            handlers.service(request, response);
        } else {
            chain.doFilter(request, response);
        }
    }
}
