package dev.openpartner.console.signin;

import dev.openpartner.console.page.ConsolePage;
import dev.openpartner.kernel.message.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Asks for a link, and shows the button behind a link. Opening a link does nothing: programs that look through mail open links too,
 * and the token behind the {@code #} is not even sent before somebody presses the button.
 */
@ConsolePage
final class SignInPage {

    private final SignIn signIn;

    SignInPage(SignIn signIn) {
        this.signIn = signIn;
    }

    @GetMapping("/sign-in")
    String show(Model model) {
        model.addAttribute("possible", signIn.isPossible());
        return "sign-in/sign-in";
    }

    /** The answer is the same for every address. */
    @PostMapping("/sign-in")
    String send(@RequestParam(defaultValue = "") String email) {
        signIn.sendLink(email);
        return "redirect:/sign-in/sent";
    }

    @GetMapping("/sign-in/sent")
    String sent(Model model) {
        model.addAttribute("mailed", signIn.linksAreMailed());
        return "sign-in/sent";
    }

    @GetMapping("/sign-in/link")
    String link(HttpServletRequest request, Model model) {
        model.addAttribute("invalid", request.getParameter("invalid") != null);
        return "sign-in/link";
    }

    /** A form without a token; one with a token is taken before it gets here. */
    @PostMapping("/sign-in/link")
    String noToken() {
        return "redirect:/sign-in/link?invalid";
    }

    @GetMapping("/set-up")
    String setUp() {
        return "sign-in/set-up";
    }

    /** What was refused is shown in the form, with the token still in it: the link was not used up. */
    @PostMapping("/set-up")
    String setUp(
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String name,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        try {
            signIn.setUp(token, email, name, request, response);
            return "redirect:/";
        } catch (Refused refused) {
            response.setStatus(refused.kind() == Refused.Kind.INVALID ? 400 : 409);
            model.addAttribute("refusal", refused.sentence());
            model.addAttribute("token", token);
            model.addAttribute("email", email);
            model.addAttribute("name", name);
            return "sign-in/set-up";
        }
    }
}
