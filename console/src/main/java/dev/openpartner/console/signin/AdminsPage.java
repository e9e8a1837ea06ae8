package dev.openpartner.console.signin;

import dev.openpartner.console.page.Changes;
import dev.openpartner.console.page.ConsolePage;
import dev.openpartner.console.page.Done;
import dev.openpartner.console.page.Form;
import dev.openpartner.console.page.Here;
import dev.openpartner.console.page.Refusals;
import dev.openpartner.console.port.ReadSide;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.access.DemoTenant;
import dev.openpartner.kernel.query.admin.FindAdmins;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Every admin, and the form by which one invites another. */
@ConsolePage
final class AdminsPage {

    private final ReadSide readSide;
    private final Changes changes;
    private final Refusals refusals;

    AdminsPage(ReadSide readSide, Changes changes, Refusals refusals) {
        this.readSide = readSide;
        this.changes = changes;
        this.refusals = refusals;
    }

    @GetMapping("/admins")
    String list(Caller caller, HttpServletRequest request, Model model) {
        model.addAttribute("admins", readSide.ask(new FindAdmins(caller.tenant(), Here.of(request).page())));
        return "sign-in/admins";
    }

    @PostMapping("/admins")
    String invite(Caller caller, HttpServletRequest request, HttpServletResponse response, Model model) {
        Form form = Form.of(request).texts("email", "name");
        return refusals.orShowAgain(form, response, model, () -> {
            changes.make(caller, "POST /api/admins", List.of(), form.body());
            return Done.at("/admins", DemoTenant.is(caller.tenant()) ? "admin-noted" : "admin-invited");
        }, () -> list(caller, request, model));
    }

    @PostMapping("/admins/{id}/revoke")
    String revoke(Caller caller, @PathVariable String id, HttpServletRequest request) {
        changes.make(caller, "POST /api/admins/{id}/revoke", List.of(id), Form.of(request).texts("reason").body());
        return Done.at("/admins", "admin-revoked");
    }

    @PostMapping("/admins/{id}/reinstate")
    String reinstate(Caller caller, @PathVariable String id) {
        changes.make(caller, "POST /api/admins/{id}/reinstate", id);
        return Done.at("/admins", "admin-reinstated");
    }
}
