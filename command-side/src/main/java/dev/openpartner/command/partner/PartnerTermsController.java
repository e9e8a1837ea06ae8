package dev.openpartner.command.partner;

import dev.openpartner.command.campaign.RulesBody;
import dev.openpartner.command.http.Answers;
import dev.openpartner.command.http.BodyReader;
import dev.openpartner.command.http.CommandDispatch;
import dev.openpartner.command.http.CommandDispatch.Outcome;
import dev.openpartner.command.http.PathId;
import dev.openpartner.command.http.Takes;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.api.Refuses;
import dev.openpartner.kernel.campaign.CampaignState;
import dev.openpartner.kernel.commission.RuleTerms;
import dev.openpartner.kernel.partner.PartnerCommand.RemovePartnerTerms;
import dev.openpartner.kernel.partner.PartnerCommand.SetPartnerTerms;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerTermsSet;
import dev.openpartner.kernel.partner.PartnerState;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A partner's own rules, for all campaigns or for one; in force from the moment they are set. */
@RestController
@Profile("role-command")
class PartnerTermsController {

    static final int MAX_ID_LENGTH = 64;
    static final int MAX_HOLDBACK_DAYS = 365;

    private final CommandDispatch commands;
    private final Clock clock;

    PartnerTermsController(CommandDispatch commands, Clock clock) {
        this.commands = commands;
        this.clock = clock;
    }

    @PutMapping(path = "/api/partners/{id}/terms", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "setTerms", tags = "Partners", summary = "Set a partner's own rules", description = "In force from now on.")
    @Takes(value = NewTerms.class, example = NewTerms.EXAMPLE)
    @Refuses(notFound = {"partner_not_found", "campaign_not_found"}, conflict = "partner_erased")
    ResponseEntity<Terms> set(Caller caller, @PathVariable String id, @RequestBody(required = false) byte @Nullable [] sent) {
        String partnerId = PathId.require(id, PartnerState::notFound);
        BodyReader body = BodyReader.of(sent);
        String campaignId = body.optionalText("campaignId", 1, MAX_ID_LENGTH);
        List<RuleTerms> rules = RulesBody.require(body);
        Integer holdbackDays = body.integer("holdbackDays", 0, MAX_HOLDBACK_DAYS);
        body.finish();
        Outcome<PartnerTermsSet> outcome = commands.send(new SetPartnerTerms(
                caller.tenant(), partnerId, plausible(campaignId), rules, holdbackDays, clock.millis(), caller.actor()));
        return Answers.of(HttpStatus.OK, outcome, Terms.of(outcome.result()));
    }

    @DeleteMapping("/api/partners/{id}/terms")
    @Operation(
            operationId = "removeTerms",
            tags = "Partners",
            summary = "Remove a partner's own rules",
            description = "From now on the campaign's rules hold.")
    @Parameter(
            name = "campaignId",
            in = ParameterIn.QUERY,
            description = "The campaign whose terms are removed; without it, those for all campaigns.",
            schema = @Schema(type = "string"))
    @ApiResponse(responseCode = "204")
    @Refuses(notFound = {"partner_not_found", "campaign_not_found"})
    ResponseEntity<Void> remove(
            Caller caller, @PathVariable String id, @RequestParam(required = false) @Nullable String campaignId) {
        String partnerId = PathId.require(id, PartnerState::notFound);
        Outcome<PartnerState> outcome = commands.send(new RemovePartnerTerms(
                caller.tenant(), partnerId, plausible(campaignId), clock.millis(), caller.actor()));
        return Answers.noContent(outcome);
    }

    private static @Nullable String plausible(@Nullable String campaignId) {
        return campaignId == null ? null : PathId.require(campaignId, CampaignState::notFound);
    }

    /**
     * Terms as clients see them.
     *
     * @param campaignId the campaign they are for; null: all campaigns
     */
    record Terms(
            String partnerId,
            @Nullable String campaignId,
            int version,
            List<RuleTerms> commissionRules,
            @Nullable Integer holdbackDays,
            Instant effectiveAt) {

        static Terms of(PartnerTermsSet set) {
            return new Terms(
                    set.partnerId(),
                    set.campaignId(),
                    set.version(),
                    set.commissionRules(),
                    set.holdbackDays(),
                    Instant.ofEpochMilli(set.atMs()));
        }
    }
}
