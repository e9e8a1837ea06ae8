package dev.openpartner.console.page;

import dev.openpartner.console.port.Troubles.Trouble;
import dev.openpartner.kernel.access.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/**
 * The page that tells a person what went wrong and what to do, with the menu for whoever is in. It asks nobody, so it can be shown
 * always.
 */
@Component
@Profile("role-query")
public final class ProblemPages {

    private final ThymeleafViewResolver views;

    ProblemPages(ThymeleafViewResolver views) {
        this.views = views;
    }

    /** Which page it is. */
    static String name(Caller caller) {
        return caller.role() == Caller.Role.ANONYMOUS ? "problem-outside" : "problem";
    }

    /** What it says. */
    static Map<String, Object> model(Trouble trouble, Caller caller) {
        return Map.of("trouble", trouble, "advice", advice(trouble.status()), "caller", caller);
    }

    /**
     * Writes the page as the body of an answer whose status has been set.
     *
     * @throws Exception when the page cannot be drawn or nobody is there to read it
     */
    public void write(Trouble trouble, Caller caller, HttpServletRequest request, HttpServletResponse response) throws Exception {
        View view = Objects.requireNonNull(views.resolveViewName(name(caller), Locale.ROOT));
        view.render(model(trouble, caller), request, response);
    }

    private static String advice(int status) {
        return switch (status) {
            case 400, 413, 415, 422 -> "Go back with your browser, correct what you sent, and send it again.";
            case 401 -> "Sign in, and try again.";
            case 403 -> "If you need this, ask an admin of your program, or sign in as somebody who may.";
            case 404, 405 -> "Check the address. What you look for may have another id, or belong to somebody else.";
            case 409 -> "Somebody may have been quicker. Load the page again to see how things stand.";
            case 429 -> "Wait a moment, then load the page again.";
            case 503 -> "Wait a moment, then load the page again. If it stays like this, tell whoever runs the server.";
            default -> "Try again. If it stays like this, tell whoever runs the server, with the request's id below.";
        };
    }
}
