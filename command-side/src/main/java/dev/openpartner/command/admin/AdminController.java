package dev.openpartner.command.admin;

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
import dev.openpartner.kernel.admin.AdminCommand;
import dev.openpartner.kernel.admin.AdminCommand.RegisterAdmin;
import dev.openpartner.kernel.admin.AdminCommand.ReinstateAdmin;
import dev.openpartner.kernel.admin.AdminCommand.RevokeAdmin;
import dev.openpartner.kernel.admin.AdminMember;
import dev.openpartner.kernel.admin.AdminTeam;
import dev.openpartner.kernel.api.Refuses;
import dev.openpartner.kernel.id.IdSource;
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

/** Lets admins make admins of the same tenant, and takes and gives back their rights. */
@RestController
@Profile("role-command")
class AdminController {

    private final CommandDispatch commands;
    private final PersonalData personalData;
    private final EmailHashes hashes;
    private final IdSource ids;
    private final Clock clock;

    AdminController(CommandDispatch commands, PersonalData personalData, EmailHashes hashes, IdSource ids, Clock clock) {
        this.commands = commands;
        this.personalData = personalData;
        this.hashes = hashes;
        this.ids = ids;
        this.clock = clock;
    }

    @PostMapping(path = "/api/admins", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "registerAdmin",
            tags = "Admins",
            summary = "Make somebody an admin",
            description = "They sign in to the console by a link that is mailed to them.")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    @Takes(value = NewAdmin.class, example = NewAdmin.EXAMPLE)
    @Refuses(conflict = {"email_taken", "too_many_admins"})
    ResponseEntity<AdminResource> register(Caller caller, @RequestBody(required = false) byte @Nullable [] sent) {
        BodyReader body = BodyReader.of(sent);
        String email = EmailAddress.require(body, "email");
        String name = body.requiredText("name", 1, NewAdmin.MAX_NAME_LENGTH);
        Boolean sendInvite = body.bool("sendInvite");
        body.finish();
        return answer(HttpStatus.CREATED, new RegisterAdmin(
                caller.tenant(),
                ids.next(),
                email,
                hashes.ofAdmin(caller.tenant(), email),
                name,
                !Boolean.FALSE.equals(sendInvite),
                clock.millis(),
                caller.actor()));
    }

    @PostMapping("/api/admins/{id}/revoke")
    @Operation(
            operationId = "revokeAdmin",
            tags = "Admins",
            summary = "Revoke an admin",
            description = "Their sessions end at once. Keys that they minted are revoked one by one.")
    @Takes(value = Reason.class, example = Reason.EXAMPLE, optional = true)
    @Refuses(notFound = "admin_not_found", conflict = "last_admin")
    ResponseEntity<AdminResource> revoke(
            Caller caller, @PathVariable String id, @RequestBody(required = false) byte @Nullable [] sent) {
        String adminId = PathId.require(id, AdminTeam::notFound);
        BodyReader body = BodyReader.ofOptional(sent);
        String reason = body.optionalText("reason", 1, Reason.MAX_LENGTH);
        body.finish();
        return answer(HttpStatus.OK, new RevokeAdmin(caller.tenant(), adminId, reason, clock.millis(), caller.actor()));
    }

    @PostMapping("/api/admins/{id}/reinstate")
    @Operation(operationId = "reinstateAdmin", tags = "Admins", summary = "Reinstate an admin")
    @Takes(value = NoFields.class, example = NoFields.EXAMPLE, optional = true)
    @Refuses(notFound = "admin_not_found", conflict = "admin_erased")
    ResponseEntity<AdminResource> reinstate(
            Caller caller, @PathVariable String id, @RequestBody(required = false) byte @Nullable [] sent) {
        String adminId = PathId.require(id, AdminTeam::notFound);
        BodyReader.ofOptional(sent).finish();
        return answer(HttpStatus.OK, new ReinstateAdmin(caller.tenant(), adminId, clock.millis(), caller.actor()));
    }

    private ResponseEntity<AdminResource> answer(HttpStatus status, AdminCommand command) {
        Outcome<AdminMember> outcome = commands.send(command);
        return Answers.of(status, outcome, AdminResource.of(outcome.result(), personalData));
    }
}
