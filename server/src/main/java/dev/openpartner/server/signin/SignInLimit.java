package dev.openpartner.server.signin;

import dev.openpartner.server.http.Problem;
import dev.openpartner.server.http.ProblemAnswers;
import dev.openpartner.server.ratelimit.AddressLimit;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps small what somebody without a session may cost: how often an address may try to get in, before anything is looked up or
 * stored for it, and how much it may send, because the filters of this chain read bodies before the general limit is asked.
 */
final class SignInLimit extends OncePerRequestFilter {

    /** The answer of an authenticator, with its attestation, has a few kilobytes. */
    private static final int MOST_BYTES = 64 * 1024;

    private final AddressLimit limit;
    private final ProblemAnswers answers;

    SignInLimit(AddressLimit limit, ProblemAnswers answers) {
        this.limit = limit;
        this.answers = answers;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST") || !(isTry(request) || request.getRequestURI().startsWith("/account"));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean unknownLength = request.getContentLengthLong() < 0 && request.getHeader("Transfer-Encoding") != null;
        if (unknownLength || request.getContentLengthLong() > MOST_BYTES) {
            answers.write(Problem.of(413, "body_too_large", "The body is too large, or does not say how long it is."), request, response);
            return;
        }
        long waitSeconds = isTry(request) ? limit.take(request.getRemoteAddr()) : 0;
        if (waitSeconds == 0) {
            chain.doFilter(request, response);
        } else {
            Problem problem = Problem.of(429, "rate_limited", "Too many attempts. Try again in %d s.".formatted(waitSeconds))
                    .withHeader("Retry-After", Long.toString(waitSeconds));
            answers.write(problem, request, response);
        }
    }

    private static boolean isTry(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/sign-in") || path.equals("/set-up");
    }
}
