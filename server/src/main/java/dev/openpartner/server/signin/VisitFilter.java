package dev.openpartner.server.signin;

import dev.openpartner.server.http.Problem;
import dev.openpartner.server.http.ProblemAnswers;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends the visit to a demo that is gone. Whatever was asked for in the demo is not done in the visitor's own program instead: a
 * person is led home, and a program is told.
 */
final class VisitFilter extends OncePerRequestFilter {

    private static final String HOME = "/?done=demo-gone";

    private final Visits visits;
    private final ProblemAnswers answers;

    VisitFilter(Visits visits, ProblemAnswers answers) {
        this.visits = visits;
        this.answers = answers;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !SessionCookie.isIn(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (visits.isGood(request, response)) {
            chain.doFilter(request, response);
        } else if (request.getRequestURI().startsWith("/api/") || request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", HOME);
            answers.write(Problem.of(409, "demo_gone", "The demo that this session visited was removed."), request, response);
        } else {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader(HttpHeaders.LOCATION, HOME);
        }
    }
}
