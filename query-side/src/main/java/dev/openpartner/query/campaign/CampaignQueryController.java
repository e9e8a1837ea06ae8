package dev.openpartner.query.campaign;

import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.api.Page;
import dev.openpartner.kernel.api.Refuses;
import dev.openpartner.kernel.query.PageRequest;
import dev.openpartner.kernel.query.campaign.CampaignVersionView;
import dev.openpartner.kernel.query.campaign.CampaignView;
import dev.openpartner.kernel.query.campaign.FindCampaign;
import dev.openpartner.kernel.query.campaign.FindCampaignVersions;
import dev.openpartner.kernel.query.campaign.FindCampaigns;
import dev.openpartner.query.read.Filter;
import dev.openpartner.query.read.QueryParameters;
import dev.openpartner.query.read.Questions;
import dev.openpartner.query.read.Reads;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Campaigns over HTTP. */
@RestController
@Profile("role-query")
final class CampaignQueryController {

    private final Questions questions;
    private final Clock clock;

    CampaignQueryController(Questions questions, Clock clock) {
        this.questions = questions;
        this.clock = clock;
    }

    @GetMapping("/api/campaigns")
    @Reads(CampaignsProjection.NAME)
    @Operation(operationId = "listCampaigns", tags = "Campaigns", summary = "List campaigns")
    @Parameter(
            name = "status",
            in = ParameterIn.QUERY,
            description = "Their status now.",
            schema = @Schema(type = "string", allowableValues = {"scheduled", "active", "ended"}))
    @Filter.Paged
    ResponseEntity<Page<CampaignView>> list(Caller caller, HttpServletRequest request) {
        QueryParameters parameters = QueryParameters.of(request);
        String status = parameters.choice("status", List.of("scheduled", "active", "ended"));
        PageRequest page = parameters.page();
        parameters.check();
        return questions.answer(new FindCampaigns(caller.tenant(), status, clock.instant(), page));
    }

    @GetMapping("/api/campaigns/{id}")
    @Reads(CampaignsProjection.NAME)
    @Operation(operationId = "getCampaign", tags = "Campaigns", summary = "Read a campaign")
    @Refuses(notFound = "campaign_not_found")
    ResponseEntity<CampaignView> one(Caller caller, @PathVariable("id") String id, HttpServletRequest request) {
        QueryParameters.of(request).check();
        return questions.answer(new FindCampaign(caller.tenant(), id, clock.instant()));
    }

    @GetMapping("/api/campaigns/{id}/versions")
    @Reads(CampaignsProjection.NAME)
    @Operation(operationId = "listCampaignVersions", tags = "Campaigns", summary = "List the versions of a campaign")
    @Filter.Paged
    @Refuses(notFound = "campaign_not_found")
    ResponseEntity<Page<CampaignVersionView>> versions(
            Caller caller, @PathVariable("id") String id, HttpServletRequest request) {
        QueryParameters parameters = QueryParameters.of(request);
        PageRequest page = parameters.page();
        parameters.check();
        return questions.answer(new FindCampaignVersions(caller.tenant(), id, clock.instant(), page));
    }
}
