package dev.openpartner.server.security;

import dev.openpartner.server.http.Problem;
import dev.openpartner.server.http.ProblemAnswers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** Turns verdicts into answers. */
@Component
public final class SecurityProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final ProblemAnswers answers;

    SecurityProblems(ProblemAnswers answers) {
        this.answers = answers;
    }

    /** A request without a key that got no grant. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
            throws IOException {
        answers.write(problem(verdict(refusal.getCause(), new Verdict.NoKey())), request, response);
    }

    /** A request with a key that got no grant. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        Problem problem = denied instanceof CsrfException ? forged() : problem(verdict(denied, new Verdict.Forbidden()));
        answers.write(problem, request, response);
    }

    /** A key that nobody holds, any more or at all; which of the two is not told. */
    void keyRefused(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Problem problem = unauthorized("The key is not valid: it is unknown, revoked or expired.");
        answers.write(problem.withHeader("WWW-Authenticate", "Bearer realm=\"openpartner\", error=\"invalid_token\""), request, response);
    }

    private static Verdict verdict(@Nullable Throwable denied, Verdict otherwise) {
        return denied instanceof AuthorizationDeniedException known && known.getAuthorizationResult() instanceof Verdict verdict
                ? verdict
                : otherwise;
    }

    private static Problem problem(Verdict verdict) {
        return switch (verdict) {
            case Verdict.NoKey _ -> unauthorized("Send a key as Authorization: Bearer <key>.");
            case Verdict.NotOperator _ -> Problem.of(
                    403,
                    "operator_only",
                    "This concerns every tenant of the server; only an admin of the tenant that runs it may do that.");
            case Verdict.ScopeMissing missing -> Problem.of(
                            403, "forbidden_scope", "The key lacks the scope %s.".formatted(missing.needed().text()))
                    .withMember("required", missing.needed().text());
            case Verdict.OtherPartner _ -> Problem.of(404, "partner_not_found", "There is no such partner.");
            case Verdict.UnknownPath _ -> Problem.of(404, "not_found", "There is nothing at this path.");
            case Verdict.WrongMethod wrong -> Problem.of(
                            405, "method_not_allowed", "The path has only: %s.".formatted(String.join(", ", wrong.allowed())))
                    .withHeader("Allow", String.join(", ", wrong.allowed()));
            case Verdict.Forbidden _, Verdict.Granted _ -> Problem.of(403, "forbidden", "The key may not do that.");
        };
    }

    /** A session's cookie comes with any request that a browser sends here; the token shows that a page of ours sent it. */
    private static Problem forged() {
        return Problem.of(403, "csrf_token_invalid", "The request lacks the token of the page that sends it. Load the page again.");
    }

    private static Problem unauthorized(String detail) {
        return Problem.of(401, "unauthorized", detail).withHeader("WWW-Authenticate", "Bearer realm=\"openpartner\"");
    }
}
