package dev.openpartner.console.commission;

import dev.openpartner.console.page.Changes;
import dev.openpartner.console.page.ConsolePage;
import dev.openpartner.console.page.Done;
import dev.openpartner.console.page.Here;
import dev.openpartner.console.page.Names;
import dev.openpartner.console.port.ReadSide;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.query.commission.CommissionFilter;
import dev.openpartner.kernel.query.commission.CommissionView;
import dev.openpartner.kernel.query.commission.ExplainCommission;
import dev.openpartner.kernel.query.commission.FindCommission;
import dev.openpartner.kernel.query.commission.FindCommissions;
import dev.openpartner.kernel.query.conversion.ExplanationView;
import dev.openpartner.kernel.query.conversion.FindConversion;
import dev.openpartner.kernel.query.ledger.FindCommissionEntries;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Commissions, and the decisions about one. */
@ConsolePage
final class CommissionPage {

    private static final List<String> STATUSES = List.of("accrued", "approved", "paid", "reversed");

    private final ReadSide readSide;
    private final Changes changes;
    private final Clock clock;

    CommissionPage(ReadSide readSide, Changes changes, Clock clock) {
        this.readSide = readSide;
        this.changes = changes;
        this.clock = clock;
    }

    @GetMapping("/commissions")
    String list(Caller caller, HttpServletRequest request, Model model) {
        Here here = Here.of(request);
        CommissionFilter filter = new CommissionFilter(
                here.text("partnerId"),
                here.text("campaignId"),
                here.text("eventId"),
                STATUSES.contains(here.get("status")) ? List.of(here.get("status")) : List.of(),
                here.currency("currency"),
                here.amount("minAmount"),
                here.time("since"),
                here.until("until"));
        model.addAttribute("commissions", readSide.ask(new FindCommissions(caller.tenant(), filter, here.page())));
        model.addAttribute("statuses", STATUSES);
        model.addAttribute("names", new Names(readSide, caller.tenant(), clock.instant()));
        return "commissions";
    }

    @GetMapping("/commissions/{id}")
    String show(Caller caller, @PathVariable String id, Model model) {
        Instant now = clock.instant();
        CommissionView commission = readSide.ask(new FindCommission(caller.tenant(), id));
        ExplanationView explanation = readSide.ask(new ExplainCommission(caller.tenant(), id));
        model.addAttribute("commission", commission);
        model.addAttribute("explanation", explanation);
        model.addAttribute("click", explanation.clicks().stream()
                .filter(click -> click.clickId().equals(commission.clickId()))
                .findFirst()
                .orElse(null));
        model.addAttribute("part", explanation.commissions().stream()
                .filter(part -> part.commissionId().equals(id))
                .findFirst()
                .orElse(null));
        model.addAttribute("conversion", readSide.ask(new FindConversion(caller.tenant(), commission.eventId())));
        model.addAttribute("entries", readSide.ask(new FindCommissionEntries(caller.tenant(), id)));
        model.addAttribute("payable", Payable.of(commission, now));
        model.addAttribute("names", new Names(readSide, caller.tenant(), now));
        return "commission";
    }

    @PostMapping("/commissions/{id}/approve")
    String approve(Caller caller, @PathVariable String id, @RequestParam(required = false) @Nullable String to) {
        changes.make(caller, "POST /api/commissions/{id}/approve", id);
        return Done.at(Here.inside(to, "/commissions/" + id), "approved");
    }

    @PostMapping("/commissions/{id}/reverse")
    String reverse(
            Caller caller,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(required = false) @Nullable String to) {
        Map<String, String> body = reason.isBlank() ? Map.of() : Map.of("reason", reason);
        changes.make(caller, "POST /api/commissions/{id}/reverse", List.of(id), body);
        return Done.at(Here.inside(to, "/commissions/" + id), "reversed");
    }
}
