package dev.openpartner.server.ratelimit;

import dev.openpartner.server.http.Problem;
import dev.openpartner.server.http.ProblemAnswers;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets so many requests in at once and refuses the others at the door, before anything is read or looked up for them. Each request has a
 * virtual thread, so nothing else bounds how many wait inside: thousands would hold more memory than the heap has, and every one of them
 * would wait longer than its client does. A refused conversion was not taken, so its client sends it again.
 */
final class ConcurrencyLimitFilter extends OncePerRequestFilter {

    /** A load balancer that asks a busy server must not be told that it is dead. */
    private static final String HEALTH = "/api/health";

    private static final Problem OVERLOADED = Problem.of(
                    503, "unavailable", "The server has as many requests as it can work on. Send the same request again in a moment.")
            .withHeader("Retry-After", "1");

    private final Semaphore places;
    private final ProblemAnswers answers;

    ConcurrencyLimitFilter(int atOnce, ProblemAnswers answers) {
        this.places = new Semaphore(atOnce);
        this.answers = answers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!places.tryAcquire()) {
            answers.write(OVERLOADED, request, response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            places.release();
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return HEALTH.equals(request.getRequestURI());
    }
}
