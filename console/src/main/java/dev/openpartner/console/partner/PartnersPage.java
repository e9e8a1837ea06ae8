package dev.openpartner.console.partner;

import dev.openpartner.console.page.Changes;
import dev.openpartner.console.page.ConsolePage;
import dev.openpartner.console.page.Done;
import dev.openpartner.console.page.Form;
import dev.openpartner.console.page.Here;
import dev.openpartner.console.page.Refusals;
import dev.openpartner.console.port.ReadSide;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.query.partner.FindPartners;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Every partner, and the form by which one joins. */
@ConsolePage
final class PartnersPage {

    private final ReadSide readSide;
    private final Changes changes;
    private final Refusals refusals;

    PartnersPage(ReadSide readSide, Changes changes, Refusals refusals) {
        this.readSide = readSide;
        this.changes = changes;
        this.refusals = refusals;
    }

    @GetMapping("/partners")
    String list(Caller caller, HttpServletRequest request, Model model) {
        Here here = Here.of(request);
        String status = List.of("active", "revoked").contains(here.get("status")) ? here.get("status") : null;
        model.addAttribute("partners", readSide.ask(new FindPartners(caller.tenant(), status, here.text("email"), here.page())));
        return "partners";
    }

    @PostMapping("/partners")
    String register(Caller caller, HttpServletRequest request, HttpServletResponse response, Model model) {
        Form form = Form.of(request).texts("email", "name");
        if (!form.text("sendInvite").isEmpty()) {
            form.body().put("sendInvite", true);
        }
        return refusals.orShowAgain(form, response, model, () -> {
            Object id = changes.make(caller, "POST /api/partners", List.of(), form.body()).get("id");
            return Done.at("/partners/" + id, "registered");
        }, () -> list(caller, request, model));
    }
}
