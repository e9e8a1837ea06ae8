package dev.openpartner.server.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers whatever escapes a filter, so that a filter refuses by throwing, as a controller does. */
final class ProblemFilter implements Filter {

    private final ProblemAnswers answers;

    ProblemFilter(ProblemAnswers answers) {
        this.answers = answers;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | IOException | RuntimeException thrown) {
            answers.answer(thrown, (HttpServletRequest) request, (HttpServletResponse) response);
        }
    }
}
