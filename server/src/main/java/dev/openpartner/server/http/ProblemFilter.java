package dev.openpartner.server.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers whatever escapes a filter, so that a filter refuses by throwing, as a controller does. */
final class ProblemFilter extends OncePerRequestFilter {

    private final ProblemAnswers answers;

    ProblemFilter(ProblemAnswers answers) {
        this.answers = answers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | IOException | RuntimeException thrown) {
            answers.answer(thrown, request, response);
        }
    }
}
