package dev.openpartner.console.portal;

import dev.openpartner.console.commission.Payable;
import dev.openpartner.console.page.Changes;
import dev.openpartner.console.page.ConsolePage;
import dev.openpartner.console.page.Done;
import dev.openpartner.console.page.Form;
import dev.openpartner.console.page.Here;
import dev.openpartner.console.page.Names;
import dev.openpartner.console.page.Refusals;
import dev.openpartner.console.partner.RulesInForce;
import dev.openpartner.console.partner.Statement;
import dev.openpartner.console.port.ReadSide;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.api.Page;
import dev.openpartner.kernel.message.Refused;
import dev.openpartner.kernel.query.PageRequest;
import dev.openpartner.kernel.query.campaign.CampaignView;
import dev.openpartner.kernel.query.campaign.FindCampaigns;
import dev.openpartner.kernel.query.commission.CommissionFilter;
import dev.openpartner.kernel.query.commission.CommissionView;
import dev.openpartner.kernel.query.commission.ExplainCommission;
import dev.openpartner.kernel.query.commission.FindCommission;
import dev.openpartner.kernel.query.commission.FindCommissions;
import dev.openpartner.kernel.query.conversion.ExplanationView;
import dev.openpartner.kernel.query.dashboard.FindPartnerDashboard;
import dev.openpartner.kernel.query.link.FindLinks;
import dev.openpartner.kernel.query.partner.FindPartner;
import dev.openpartner.kernel.query.partner.FindPartnerTerms;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** What a partner sees. The partner is always the caller's own: no path or form names one. */
@ConsolePage
final class PortalPage {

    private static final int DAYS = 90;
    private static final int LATEST = 20;
    private static final PageRequest FIRST = new PageRequest(Page.DEFAULT_LIMIT, null);

    private final ReadSide readSide;
    private final Changes changes;
    private final Refusals refusals;
    private final Clock clock;

    PortalPage(ReadSide readSide, Changes changes, Refusals refusals, Clock clock) {
        this.readSide = readSide;
        this.changes = changes;
        this.refusals = refusals;
        this.clock = clock;
    }

    @GetMapping("/portal")
    String overview(Caller caller, HttpServletRequest request, Model model) {
        Here here = Here.of(request);
        LocalDate since = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(DAYS - 1L);
        CommissionFilter mine = new CommissionFilter(own(caller), null, null, List.of(), null, null, null, null);
        model.addAttribute("partner", readSide.ask(new FindPartner(caller.tenant(), own(caller))));
        model.addAttribute("figures", readSide.ask(
                new FindPartnerDashboard(caller.tenant(), own(caller), since, here.currency("currency"))));
        model.addAttribute("commissions", readSide.ask(
                new FindCommissions(caller.tenant(), mine, new PageRequest(LATEST, here.text("cursor")))));
        model.addAttribute("names", names(caller));
        return "portal";
    }

    @GetMapping("/portal/links")
    String links(Caller caller, HttpServletRequest request, Model model) {
        model.addAttribute("links", readSide.ask(new FindLinks(caller.tenant(), own(caller), Here.of(request).page())));
        List<CampaignView> campaigns = readSide.ask(new FindCampaigns(caller.tenant(), "active", clock.instant(), FIRST)).data();
        model.addAttribute("campaigns", campaigns);
        model.addAttribute("inForce", RulesInForce.of(
                campaigns, readSide.ask(new FindPartnerTerms(caller.tenant(), own(caller))), "Your"));
        model.addAttribute("names", names(caller));
        return "portal-links";
    }

    @PostMapping("/portal/links")
    String createLink(Caller caller, HttpServletRequest request, HttpServletResponse response, Model model) {
        Form form = Form.of(request).texts("linkKey", "campaignId", "destinationUrl");
        return refusals.orShowAgain(form, response, model, () -> {
            changes.make(caller, "POST /api/partners/{id}/links", List.of(own(caller)), form.body());
            return Done.at("/portal/links", "link-created");
        }, () -> links(caller, request, model));
    }

    @GetMapping("/portal/ledger")
    String ledger(Caller caller, HttpServletRequest request, Model model) {
        Here here = Here.of(request);
        model.addAttribute("ledger", Statement.of(readSide, caller.tenant(), own(caller), here).page(here.page()));
        model.addAttribute("partner", null);
        model.addAttribute("commissionPath", "/portal/commissions/");
        return "ledger";
    }

    @GetMapping("/portal/ledger.csv")
    void csv(Caller caller, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"ledger.csv\"");
        Statement.of(readSide, caller.tenant(), own(caller), Here.of(request)).write(response.getWriter());
    }

    @GetMapping("/portal/commissions/{id}")
    String commission(Caller caller, @PathVariable String id, Model model) {
        Instant now = clock.instant();
        CommissionView commission = readSide.ask(new FindCommission(caller.tenant(), id));
        if (!caller.isPartner(commission.partnerId())) {
            throw Refused.notFound("commission_not_found", "There is no commission of this id.");
        }
        ExplanationView explanation = readSide.ask(new ExplainCommission(caller.tenant(), id));
        model.addAttribute("commission", commission);
        model.addAttribute("window", explanation.window());
        // Of the clicks that were considered, only the partner's own: others' are none of theirs.
        model.addAttribute("clicks", explanation.clicks().stream().filter(click -> caller.isPartner(click.partnerId())).toList());
        model.addAttribute("part", explanation.commissions().stream()
                .filter(part -> part.commissionId().equals(id))
                .findFirst()
                .orElse(null));
        model.addAttribute("payable", Payable.of(commission, now));
        model.addAttribute("names", names(caller));
        return "portal-commission";
    }

    private Names names(Caller caller) {
        return new Names(readSide, caller.tenant(), clock.instant());
    }

    private static String own(Caller caller) {
        return Objects.requireNonNull(caller.partnerId(), "the route lets partners in alone");
    }
}
