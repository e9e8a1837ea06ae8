package dev.openpartner.command.partner;

import dev.openpartner.command.account.EmailHashes;
import dev.openpartner.command.http.Answers;
import dev.openpartner.command.http.BodyReader;
import dev.openpartner.command.http.CommandDispatch;
import dev.openpartner.command.http.CommandDispatch.Outcome;
import dev.openpartner.command.http.EmailAddress;
import dev.openpartner.command.http.NoFields;
import dev.openpartner.command.http.PathId;
import dev.openpartner.command.http.Reason;
import dev.openpartner.command.http.Takes;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.api.Refuses;
import dev.openpartner.kernel.id.IdSource;
import dev.openpartner.kernel.partner.PartnerCommand;
import dev.openpartner.kernel.partner.PartnerCommand.RegisterPartner;
import dev.openpartner.kernel.partner.PartnerCommand.ReinstatePartner;
import dev.openpartner.kernel.partner.PartnerCommand.RevokePartner;
import dev.openpartner.kernel.partner.PartnerState;
import dev.openpartner.kernel.privacy.PersonalData;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Lets partners join, and takes and gives back their standing. */
@RestController
@Profile("role-command")
class PartnerController {

    private final CommandDispatch commands;
    private final PersonalData personalData;
    private final EmailHashes hashes;
    private final IdSource ids;
    private final Clock clock;

    PartnerController(CommandDispatch commands, PersonalData personalData, EmailHashes hashes, IdSource ids, Clock clock) {
        this.commands = commands;
        this.personalData = personalData;
        this.hashes = hashes;
        this.ids = ids;
        this.clock = clock;
    }

    @PostMapping(path = "/api/partners", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "registerPartner", tags = "Partners", summary = "Register a partner", description = "Active at once.")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    @Takes(value = NewPartner.class, example = NewPartner.EXAMPLE)
    @Refuses(conflict = "email_taken")
    ResponseEntity<PartnerResource> register(Caller caller, @RequestBody(required = false) byte @Nullable [] sent) {
        BodyReader body = BodyReader.of(sent);
        String email = EmailAddress.require(body, "email");
        String name = body.requiredText("name", 1, NewPartner.MAX_NAME_LENGTH);
        JsonNode metadata = body.object("metadata", NewPartner.MAX_METADATA_BYTES);
        Boolean sendInvite = body.bool("sendInvite");
        body.finish();
        return answer(HttpStatus.CREATED, new RegisterPartner(
                caller.tenant(),
                ids.next(),
                email,
                hashes.ofPartner(caller.tenant(), email),
                name,
                metadata == null ? null : metadata.toString(),
                Boolean.TRUE.equals(sendInvite),
                clock.millis(),
                caller.actor()));
    }

    @PostMapping("/api/partners/{id}/revoke")
    @Operation(
            operationId = "revokePartner",
            tags = "Partners",
            summary = "Revoke a partner",
            description = "Their clicks no longer earn; what they have earned stays.")
    @Takes(value = Reason.class, example = Reason.EXAMPLE, optional = true)
    @Refuses(notFound = "partner_not_found", conflict = "partner_erased")
    ResponseEntity<PartnerResource> revoke(
            Caller caller, @PathVariable String id, @RequestBody(required = false) byte @Nullable [] sent) {
        String partnerId = PathId.require(id, PartnerState::notFound);
        BodyReader body = BodyReader.ofOptional(sent);
        String reason = body.optionalText("reason", 1, Reason.MAX_LENGTH);
        body.finish();
        return answer(HttpStatus.OK, new RevokePartner(caller.tenant(), partnerId, reason, clock.millis(), caller.actor()));
    }

    @PostMapping("/api/partners/{id}/reinstate")
    @Operation(operationId = "reinstatePartner", tags = "Partners", summary = "Reinstate a partner")
    @Takes(value = NoFields.class, example = NoFields.EXAMPLE, optional = true)
    @Refuses(notFound = "partner_not_found", conflict = "partner_erased")
    ResponseEntity<PartnerResource> reinstate(
            Caller caller, @PathVariable String id, @RequestBody(required = false) byte @Nullable [] sent) {
        String partnerId = PathId.require(id, PartnerState::notFound);
        BodyReader.ofOptional(sent).finish();
        return answer(HttpStatus.OK, new ReinstatePartner(caller.tenant(), partnerId, clock.millis(), caller.actor()));
    }

    private ResponseEntity<PartnerResource> answer(HttpStatus status, PartnerCommand command) {
        Outcome<PartnerState> outcome = commands.send(command);
        return Answers.of(status, outcome, PartnerResource.of(outcome.result(), personalData));
    }
}
