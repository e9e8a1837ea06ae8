package dev.openpartner.console.partner;

import dev.openpartner.console.page.ConsolePage;
import dev.openpartner.console.page.Here;
import dev.openpartner.console.port.ReadSide;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.query.partner.FindPartner;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A partner's ledger, with the balances after each entry, as of now or of another moment. */
@ConsolePage
final class LedgerPage {

    private final ReadSide readSide;

    LedgerPage(ReadSide readSide) {
        this.readSide = readSide;
    }

    @GetMapping("/partners/{id}/ledger")
    String show(Caller caller, @PathVariable String id, HttpServletRequest request, Model model) {
        Here here = Here.of(request);
        model.addAttribute("partner", readSide.ask(new FindPartner(caller.tenant(), id)));
        model.addAttribute("ledger", Statement.of(readSide, caller.tenant(), id, here).page(here.page()));
        model.addAttribute("commissionPath", "/commissions/");
        return "ledger";
    }

    @GetMapping("/partners/{id}/ledger.csv")
    void csv(Caller caller, @PathVariable String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Statement statement = Statement.of(readSide, caller.tenant(), id, Here.of(request));
        readSide.ask(new FindPartner(caller.tenant(), id));
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"ledger.csv\"");
        statement.write(response.getWriter());
    }
}
