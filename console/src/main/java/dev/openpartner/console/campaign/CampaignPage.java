package dev.openpartner.console.campaign;

import dev.openpartner.console.page.Changes;
import dev.openpartner.console.page.ConsolePage;
import dev.openpartner.console.page.Done;
import dev.openpartner.console.page.Form;
import dev.openpartner.console.page.Here;
import dev.openpartner.console.page.Refusals;
import dev.openpartner.console.port.ReadSide;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.api.Page;
import dev.openpartner.kernel.query.PageRequest;
import dev.openpartner.kernel.query.campaign.FindCampaign;
import dev.openpartner.kernel.query.campaign.FindCampaignVersions;
import dev.openpartner.kernel.query.campaign.FindCampaigns;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Campaigns: the list, one with all its versions, and the forms that make and change one. */
@ConsolePage
final class CampaignPage {

    private static final List<String> STATUSES = List.of("scheduled", "active", "ended");
    private static final List<String> MODELS = List.of("last_click", "first_click", "linear", "position");

    private final ReadSide readSide;
    private final Changes changes;
    private final Refusals refusals;
    private final Clock clock;

    CampaignPage(ReadSide readSide, Changes changes, Refusals refusals, Clock clock) {
        this.readSide = readSide;
        this.changes = changes;
        this.refusals = refusals;
        this.clock = clock;
    }

    @GetMapping("/campaigns")
    String list(Caller caller, HttpServletRequest request, Model model) {
        Here here = Here.of(request);
        String status = STATUSES.contains(here.get("status")) ? here.get("status") : null;
        model.addAttribute("campaigns", readSide.ask(new FindCampaigns(caller.tenant(), status, clock.instant(), here.page())));
        model.addAttribute("statuses", STATUSES);
        model.addAttribute("models", MODELS);
        return "campaigns";
    }

    @GetMapping("/campaigns/{id}")
    String show(Caller caller, @PathVariable String id, Model model) {
        Instant now = clock.instant();
        model.addAttribute("campaign", readSide.ask(new FindCampaign(caller.tenant(), id, now)));
        model.addAttribute("versions", readSide.ask(new FindCampaignVersions(
                caller.tenant(), id, now, new PageRequest(Page.DEFAULT_LIMIT, null))));
        model.addAttribute("models", MODELS);
        return "campaign";
    }

    @PostMapping("/campaigns")
    String create(Caller caller, HttpServletRequest request, HttpServletResponse response, Model model) {
        Form form = fields(request);
        return refusals.orShowAgain(form, response, model, () -> {
            Object id = changes.make(caller, "POST /api/campaigns", List.of(), form.body()).get("id");
            return Done.at("/campaigns/" + id, "campaign-created");
        }, () -> list(caller, request, model));
    }

    @PostMapping("/campaigns/{id}")
    String change(Caller caller, @PathVariable String id, HttpServletRequest request, HttpServletResponse response, Model model) {
        Form form = fields(request).cleared("holdbackDays", "startsAt", "endsAt");
        return refusals.orShowAgain(form, response, model, () -> {
            changes.make(caller, "PATCH /api/campaigns/{id}", List.of(id), form.body());
            return Done.at("/campaigns/" + id, "campaign-changed");
        }, () -> show(caller, id, model));
    }

    private static Form fields(HttpServletRequest request) {
        return Form.of(request)
                .texts("name", "destinationUrl", "attributionModel")
                .numbers("attributionWindowDays", "holdbackDays")
                .times("startsAt", "endsAt")
                .lines("deepLinkAllowedDomains")
                .rules();
    }
}
