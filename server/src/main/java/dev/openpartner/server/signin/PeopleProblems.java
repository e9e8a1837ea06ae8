package dev.openpartner.server.signin;

import dev.openpartner.server.security.SecurityProblems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Sends a browser that wants a page to sign-in; whatever else asks without a session gets the problem that a program gets. */
final class PeopleProblems implements AuthenticationEntryPoint {

    private final SecurityProblems problems;

    PeopleProblems(SecurityProblems problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
            throws IOException {
        if (wantsPage(request)) {
            response.sendRedirect(SignInPaths.SIGN_IN);
            return;
        }
        // A part of a page that was loaded before the session ended: htmx goes there with the whole page.
        response.setHeader("HX-Redirect", SignInPaths.SIGN_IN);
        problems.commence(request, response, refusal);
    }

    private static boolean wantsPage(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return !request.getRequestURI().startsWith("/api/")
                && request.getHeader("HX-Request") == null
                && accept != null
                && accept.contains(MediaType.TEXT_HTML_VALUE);
    }
}
