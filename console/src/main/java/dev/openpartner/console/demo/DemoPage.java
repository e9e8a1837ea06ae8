package dev.openpartner.console.demo;

import dev.openpartner.console.page.ConsolePage;
import dev.openpartner.console.page.Done;
import dev.openpartner.kernel.access.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Loads the demo program, goes there and back, and removes it. */
@ConsolePage
final class DemoPage {

    /** Loading takes less; where it does not, the page tells how far it is. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(8);

    private final DemoProgram demo;

    DemoPage(DemoProgram demo) {
        this.demo = demo;
    }

    @GetMapping("/demo")
    String show(Caller caller, Model model) {
        model.addAttribute("demo", demo.standing(caller));
        return "demo";
    }

    @PostMapping("/demo/load")
    String load(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        if (!demo.load(caller, LONGEST_WAIT).isReady()) {
            return "redirect:/demo";
        }
        demo.visit(caller, request, response);
        return "redirect:/?days=90";
    }

    @PostMapping("/demo/visit")
    String visit(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        demo.visit(caller, request, response);
        return "redirect:/?days=90";
    }

    @PostMapping("/demo/leave")
    String leave(HttpServletRequest request, HttpServletResponse response) {
        demo.leave(request, response);
        return "redirect:/";
    }

    @PostMapping("/demo/remove")
    String remove(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        demo.remove(caller, request, response);
        return Done.at("/demo", "demo-removed");
    }
}
