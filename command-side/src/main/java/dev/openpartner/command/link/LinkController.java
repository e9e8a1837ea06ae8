package dev.openpartner.command.link;

import dev.openpartner.command.http.Answers;
import dev.openpartner.command.http.BodyReader;
import dev.openpartner.command.http.CommandDispatch;
import dev.openpartner.command.http.CommandDispatch.Outcome;
import dev.openpartner.command.http.PathId;
import dev.openpartner.command.http.Takes;
import dev.openpartner.command.http.WebAddress;
import dev.openpartner.command.link.LinkCommandHandler.NewLink;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.api.Refuses;
import dev.openpartner.kernel.campaign.CampaignState;
import dev.openpartner.kernel.id.IdSource;
import dev.openpartner.kernel.link.LinkCommand.CreateLink;
import dev.openpartner.kernel.link.LinkEvent.LinkCreated;
import dev.openpartner.kernel.partner.PartnerState;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Makes links for partners. */
@RestController
@Profile("role-command")
class LinkController {

    static final int MIN_KEY_LENGTH = 3;
    static final int MAX_ID_LENGTH = 64;
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]*");

    private final CommandDispatch commands;
    private final LinkDirectory directory;
    private final IdSource ids;
    private final Clock clock;

    LinkController(CommandDispatch commands, LinkDirectory directory, IdSource ids, Clock clock) {
        this.commands = commands;
        this.directory = directory;
        this.ids = ids;
        this.clock = clock;
    }

    @PostMapping(path = "/api/partners/{id}/links", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "createLink", tags = "Links", summary = "Make a link for a partner")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    @Takes(value = SentLink.class, example = SentLink.EXAMPLE)
    @Refuses(
            notFound = {"partner_not_found", "campaign_not_found"},
            conflict = {"link_key_taken", "campaign_not_active", "partner_not_active"},
            invalid = "destination_override_not_allowed")
    ResponseEntity<LinkResource> create(
            Caller caller, @PathVariable String id, @RequestBody(required = false) byte @Nullable [] sent) {
        String partnerId = PathId.require(id, PartnerState::notFound);
        BodyReader body = BodyReader.of(sent);
        String linkKey = body.requiredText("linkKey", MIN_KEY_LENGTH, MAX_ID_LENGTH);
        if (!KEY.matcher(linkKey).matches()) {
            body.fault("linkKey", "invalid_characters", "May hold letters A to Z and a to z, digits, _ and - only.");
        }
        String campaignId = body.requiredText("campaignId", 1, MAX_ID_LENGTH);
        String destinationUrl = WebAddress.read(body, "destinationUrl");
        body.finish();
        Outcome<NewLink> outcome = commands.send(new CreateLink(
                caller.tenant(),
                ids.next(),
                linkKey,
                partnerId,
                PathId.require(campaignId, CampaignState::notFound),
                destinationUrl,
                clock.millis(),
                caller.actor()));
        directory.expectNews(linkKey);
        return Answers.of(HttpStatus.CREATED, outcome, LinkResource.of(outcome.result()));
    }

    /** A link as clients see it; its destination is its own or, without one, its campaign's. */
    record LinkResource(
            String id,
            String linkKey,
            String partnerId,
            String campaignId,
            String destinationUrl,
            String url,
            Instant createdAt) {

        static LinkResource of(NewLink made) {
            LinkCreated link = made.link();
            return new LinkResource(
                    link.linkId(),
                    link.linkKey(),
                    link.partnerId(),
                    link.campaignId(),
                    link.destinationUrl() == null ? made.campaignDestinationUrl() : link.destinationUrl(),
                    ServletUriComponentsBuilder.fromCurrentContextPath()
                            .pathSegment("r", link.linkKey())
                            .toUriString(),
                    Instant.ofEpochMilli(link.atMs()));
        }
    }
}
