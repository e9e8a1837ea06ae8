package dev.openpartner.console.audit;

import dev.openpartner.console.page.ConsolePage;
import dev.openpartner.console.page.Done;
import dev.openpartner.console.port.ReadSide;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.query.audit.AuditView;
import dev.openpartner.kernel.query.audit.FindAudit;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** What the newest replay of the log found, and the order to begin another. */
@ConsolePage
final class AuditPage {

    private final ReadSide readSide;

    AuditPage(ReadSide readSide) {
        this.readSide = readSide;
    }

    @GetMapping("/audit")
    String show(Caller caller, Model model) {
        @Nullable AuditView newest = readSide.ask(new FindAudit(caller.tenant())).orElse(null);
        model.addAttribute("audit", newest);
        return "audit";
    }

    @PostMapping("/audit/start")
    String start(Caller caller) {
        readSide.audit(caller);
        return Done.at("/audit", "auditing");
    }
}
