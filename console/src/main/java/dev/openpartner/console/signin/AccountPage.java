package dev.openpartner.console.signin;

import dev.openpartner.console.page.ConsolePage;
import dev.openpartner.kernel.access.Caller;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** One's own account: sessions, passkeys, and the way out everywhere. */
@ConsolePage
final class AccountPage {

    private final OwnAccount account;

    AccountPage(OwnAccount account) {
        this.account = account;
    }

    @GetMapping("/account")
    String show(Caller caller, HttpServletRequest request, Model model) {
        model.addAttribute("holder", account.holder(caller));
        model.addAttribute("sessions", account.sessions(caller, request));
        model.addAttribute("passkeys", account.passkeys(caller));
        return "sign-in/account";
    }

    @PostMapping("/account/sessions/end")
    String endSessions(Caller caller) {
        account.endSessions(caller);
        return "redirect:/sign-in";
    }

    @PostMapping("/account/passkeys/{id}/remove")
    String removePasskey(Caller caller, @PathVariable String id) {
        account.removePasskey(caller, id);
        return "redirect:/account";
    }
}
