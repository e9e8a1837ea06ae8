package dev.openpartner.command.campaign;

import dev.openpartner.command.http.Answers;
import dev.openpartner.command.http.BodyReader;
import dev.openpartner.command.http.CommandDispatch;
import dev.openpartner.command.http.CommandDispatch.Outcome;
import dev.openpartner.command.http.PathId;
import dev.openpartner.command.http.Takes;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.api.Refuses;
import dev.openpartner.kernel.campaign.CampaignChanges;
import dev.openpartner.kernel.campaign.CampaignCommand.ChangeCampaign;
import dev.openpartner.kernel.campaign.CampaignCommand.CreateCampaign;
import dev.openpartner.kernel.campaign.CampaignEvent.CampaignVersion;
import dev.openpartner.kernel.campaign.CampaignState;
import dev.openpartner.kernel.id.IdSource;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Sets campaigns up and changes them. */
@RestController
@Profile("role-command")
class CampaignController {

    private final CommandDispatch commands;
    private final IdSource ids;
    private final Clock clock;

    CampaignController(CommandDispatch commands, IdSource ids, Clock clock) {
        this.commands = commands;
        this.ids = ids;
        this.clock = clock;
    }

    @PostMapping(path = "/api/campaigns", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "createCampaign", tags = "Campaigns", summary = "Make a campaign")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    @Takes(value = NewCampaign.class, example = NewCampaign.EXAMPLE)
    ResponseEntity<CampaignResource> create(Caller caller, @RequestBody(required = false) byte @Nullable [] body) {
        CampaignVersion campaign = CampaignBody.whole(BodyReader.of(body));
        long nowMs = clock.millis();
        Outcome<CampaignState> created =
                commands.send(new CreateCampaign(caller.tenant(), ids.next(), campaign, nowMs, caller.actor()));
        return Answers.of(HttpStatus.CREATED, created, CampaignResource.of(created.result(), nowMs));
    }

    @PatchMapping(path = "/api/campaigns/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "changeCampaign",
            tags = "Campaigns",
            summary = "Change a campaign",
            description = "Makes a new version, in force from now on. Commissions that have accrued keep the version they name.")
    @Takes(value = CampaignPatch.class, example = CampaignPatch.EXAMPLE)
    @Refuses(notFound = "campaign_not_found", invalid = "ends_before_start")
    ResponseEntity<CampaignResource> change(
            Caller caller, @PathVariable String id, @RequestBody(required = false) byte @Nullable [] body) {
        String campaignId = PathId.require(id, CampaignState::notFound);
        CampaignChanges changes = CampaignBody.changes(BodyReader.of(body));
        long nowMs = clock.millis();
        Outcome<CampaignState> changed =
                commands.send(new ChangeCampaign(caller.tenant(), campaignId, changes, nowMs, caller.actor()));
        return Answers.of(HttpStatus.OK, changed, CampaignResource.of(changed.result(), nowMs));
    }
}
