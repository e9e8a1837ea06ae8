package dev.openpartner.console.page;

import dev.openpartner.console.port.ReadSide;
import dev.openpartner.kernel.access.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What the layout of every page needs; and a page that follows a change shows it. */
@ControllerAdvice(annotations = ConsolePage.class)
@Profile("role-query")
final class PageModel {

    private final ReadSide readSide;
    private final Clock clock;

    PageModel(ReadSide readSide, Clock clock) {
        this.readSide = readSide;
        this.clock = clock;
    }

    @ModelAttribute
    void common(
            Model model,
            Caller caller,
            HttpServletRequest request,
            @CookieValue(name = Changes.COOKIE, required = false) @Nullable String written) {
        if (written != null && request.getMethod().equals("GET")) {
            Changes.position(written).ifPresent(readSide::catchUp);
        }
        model.addAttribute("caller", caller);
        model.addAttribute("now", clock.instant());
        model.addAttribute("url", Here.of(request));
        String base = base(request);
        model.addAttribute("base", base);
        model.addAttribute("curl", Curl.conversion(base, "$OPENPARTNER_KEY", "jane@example.com"));
        model.addAttribute("done", Done.sentence(request.getParameter("done")));
    }

    /** The address of this server as the browser knows it, for what is copied elsewhere. */
    private static String base(HttpServletRequest request) {
        return ServletUriComponentsBuilder.fromContextPath(request).toUriString();
    }
}
