package dev.openpartner.command.partner;

import dev.openpartner.command.http.Answers;
import dev.openpartner.command.http.BodyReader;
import dev.openpartner.command.http.CommandDispatch;
import dev.openpartner.command.http.CommandDispatch.Outcome;
import dev.openpartner.command.http.EmailAddress;
import dev.openpartner.command.http.PathId;
import dev.openpartner.command.privacy.Keyring;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.id.IdSource;
import dev.openpartner.kernel.partner.PartnerCommand;
import dev.openpartner.kernel.partner.PartnerCommand.RegisterPartner;
import dev.openpartner.kernel.partner.PartnerCommand.ReinstatePartner;
import dev.openpartner.kernel.partner.PartnerCommand.RevokePartner;
import dev.openpartner.kernel.partner.PartnerState;
import dev.openpartner.kernel.privacy.PersonalData;
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

    private static final int MAX_NAME_LENGTH = 200;
    private static final int MAX_REASON_LENGTH = 1_000;
    private static final int MAX_METADATA_BYTES = 32 * 1024;

    private final CommandDispatch commands;
    private final PersonalData personalData;
    private final Keyring keyring;
    private final IdSource ids;
    private final Clock clock;

    PartnerController(CommandDispatch commands, PersonalData personalData, Keyring keyring, IdSource ids, Clock clock) {
        this.commands = commands;
        this.personalData = personalData;
        this.keyring = keyring;
        this.ids = ids;
        this.clock = clock;
    }

    @PostMapping(path = "/api/partners", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<PartnerResource> register(Caller caller, @RequestBody(required = false) byte @Nullable [] sent) {
        BodyReader body = BodyReader.of(sent);
        String email = EmailAddress.require(body, "email");
        String name = body.requiredText("name", 1, MAX_NAME_LENGTH);
        JsonNode metadata = body.object("metadata", MAX_METADATA_BYTES);
        Boolean sendInvite = body.bool("sendInvite");
        body.finish();
        return answer(HttpStatus.CREATED, new RegisterPartner(
                caller.tenant(),
                ids.next(),
                email,
                keyring.keyedHash("partner-email", caller.tenant(), EmailAddress.canonical(email)),
                name,
                metadata == null ? null : metadata.toString(),
                Boolean.TRUE.equals(sendInvite),
                clock.millis(),
                caller.actor()));
    }

    @PostMapping("/api/partners/{id}/revoke")
    ResponseEntity<PartnerResource> revoke(
            Caller caller, @PathVariable String id, @RequestBody(required = false) byte @Nullable [] sent) {
        String partnerId = PathId.require(id, PartnerState::notFound);
        BodyReader body = BodyReader.ofOptional(sent);
        String reason = body.optionalText("reason", 1, MAX_REASON_LENGTH);
        body.finish();
        return answer(HttpStatus.OK, new RevokePartner(caller.tenant(), partnerId, reason, clock.millis(), caller.actor()));
    }

    @PostMapping("/api/partners/{id}/reinstate")
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
