package dev.openpartner.console.partner;

import dev.openpartner.console.page.Changes;
import dev.openpartner.console.page.ConsolePage;
import dev.openpartner.console.page.Done;
import dev.openpartner.console.page.Form;
import dev.openpartner.console.page.Names;
import dev.openpartner.console.page.Refusals;
import dev.openpartner.console.port.ReadSide;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.api.Page;
import dev.openpartner.kernel.query.PageRequest;
import dev.openpartner.kernel.query.campaign.CampaignView;
import dev.openpartner.kernel.query.campaign.FindCampaigns;
import dev.openpartner.kernel.query.dashboard.FindPartnerDashboard;
import dev.openpartner.kernel.query.ledger.FindLedger;
import dev.openpartner.kernel.query.link.FindLinks;
import dev.openpartner.kernel.query.partner.FindPartner;
import dev.openpartner.kernel.query.partner.FindPartnerTerms;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** One partner: figures, balances, links, standing, own rules. */
@ConsolePage
final class PartnerPage {

    private static final int DAYS = 30;

    private final ReadSide readSide;
    private final Changes changes;
    private final Refusals refusals;
    private final Clock clock;

    PartnerPage(ReadSide readSide, Changes changes, Refusals refusals, Clock clock) {
        this.readSide = readSide;
        this.changes = changes;
        this.refusals = refusals;
        this.clock = clock;
    }

    @GetMapping("/partners/{id}")
    String show(Caller caller, @PathVariable String id, Model model) {
        Instant now = clock.instant();
        PageRequest first = new PageRequest(Page.DEFAULT_LIMIT, null);
        LocalDate since = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(DAYS - 1L);
        model.addAttribute("partner", readSide.ask(new FindPartner(caller.tenant(), id)));
        model.addAttribute("figures", readSide.ask(new FindPartnerDashboard(caller.tenant(), id, since, null)));
        model.addAttribute("balances", readSide.ask(new FindLedger(caller.tenant(), id, null, null, null, true, first)).balances());
        model.addAttribute("links", readSide.ask(new FindLinks(caller.tenant(), id, first)).data());
        List<CampaignView> campaigns = readSide.ask(new FindCampaigns(caller.tenant(), null, now, first)).data();
        model.addAttribute("campaigns", campaigns);
        model.addAttribute("inForce", RulesInForce.of(
                campaigns, readSide.ask(new FindPartnerTerms(caller.tenant(), id)), "This partner's"));
        model.addAttribute("names", new Names(readSide, caller.tenant(), now));
        return "partner";
    }

    @PostMapping("/partners/{id}/revoke")
    String revoke(Caller caller, @PathVariable String id, HttpServletRequest request) {
        changes.make(caller, "POST /api/partners/{id}/revoke", List.of(id), Form.of(request).texts("reason").body());
        return Done.at("/partners/" + id, "revoked");
    }

    @PostMapping("/partners/{id}/reinstate")
    String reinstate(Caller caller, @PathVariable String id) {
        changes.make(caller, "POST /api/partners/{id}/reinstate", id);
        return Done.at("/partners/" + id, "reinstated");
    }

    @PostMapping("/partners/{id}/terms")
    String setTerms(Caller caller, @PathVariable String id, HttpServletRequest request, HttpServletResponse response, Model model) {
        Form form = Form.of(request).texts("campaignId").numbers("holdbackDays").rules();
        return refusals.orShowAgain(form, response, model, () -> {
            changes.make(caller, "PUT /api/partners/{id}/terms", List.of(id), form.body());
            return Done.at("/partners/" + id, "terms-set");
        }, () -> show(caller, id, model));
    }

    @PostMapping("/partners/{id}/terms/remove")
    String removeTerms(Caller caller, @PathVariable String id, HttpServletRequest request) {
        changes.make(caller, "DELETE /api/partners/{id}/terms", List.of(id), Form.of(request).texts("campaignId").body());
        return Done.at("/partners/" + id, "terms-removed");
    }

    @PostMapping("/partners/{id}/links")
    String createLink(Caller caller, @PathVariable String id, HttpServletRequest request, HttpServletResponse response, Model model) {
        Form form = Form.of(request).texts("linkKey", "campaignId", "destinationUrl");
        return refusals.orShowAgain(form, response, model, () -> {
            changes.make(caller, "POST /api/partners/{id}/links", List.of(id), form.body());
            return Done.at("/partners/" + id, "link-created");
        }, () -> show(caller, id, model));
    }

    /** The key is on this page and on no other: it is not kept anywhere in clear. */
    @PostMapping("/partners/{id}/keys")
    String mintKey(Caller caller, @PathVariable String id, Model model) {
        Map<String, Object> key = changes.make(caller, "POST /api/partners/{id}/api-keys", id);
        model.addAttribute("plaintext", key.get("plaintext"));
        return show(caller, id, model);
    }
}
