package dev.openpartner.console.search;

import dev.openpartner.console.page.ConsolePage;
import dev.openpartner.console.page.Here;
import dev.openpartner.console.port.ReadSide;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.query.search.FindAnything;
import dev.openpartner.kernel.query.search.Hit;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Finds whatever goes by a text, and goes there at once when it is one thing. */
@ConsolePage
final class SearchPage {

    private final ReadSide readSide;

    SearchPage(ReadSide readSide) {
        this.readSide = readSide;
    }

    @GetMapping("/search")
    String search(Caller caller, HttpServletRequest request, Model model) {
        String text = Here.of(request).text("q");
        List<Hit> hits = text == null ? List.of() : readSide.ask(new FindAnything(caller.tenant(), text));
        if (hits.size() == 1 && hits.getFirst().id().matches("[A-Za-z0-9._-]+")) {
            return "redirect:" + path(hits.getFirst());
        }
        model.addAttribute("q", text);
        model.addAttribute("hits", hits);
        return "search";
    }

    private static String path(Hit hit) {
        return "/" + hit.kind().name().toLowerCase(Locale.ROOT) + "s/" + hit.id();
    }
}
