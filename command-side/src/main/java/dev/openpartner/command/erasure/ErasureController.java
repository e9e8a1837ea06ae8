package dev.openpartner.command.erasure;

import dev.openpartner.command.conversion.Rejections;
import dev.openpartner.command.conversion.SubmissionIdentity;
import dev.openpartner.command.http.Answers;
import dev.openpartner.command.http.CommandDispatch;
import dev.openpartner.command.http.CommandDispatch.Outcome;
import dev.openpartner.command.http.Faults;
import dev.openpartner.command.http.ForgivingFields;
import dev.openpartner.command.http.StrictJson;
import dev.openpartner.command.http.Takes;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.api.Refuses;
import dev.openpartner.kernel.customer.UserIds;
import dev.openpartner.kernel.privacy.ErasureCommand;
import dev.openpartner.kernel.privacy.ErasureCommand.EraseAdmin;
import dev.openpartner.kernel.privacy.ErasureCommand.EraseCustomer;
import dev.openpartner.kernel.privacy.ErasureCommand.ErasePartner;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Takes the wish to be forgotten. */
@RestController
@Profile("role-command")
class ErasureController {

    static final int MAX_ID_LENGTH = 100;
    private static final Set<String> FIELDS = Set.of("userId", "partnerId", "adminId");

    private final CommandDispatch dispatch;
    private final SubmissionIdentity identity;
    private final StitchedClicks clicks;
    private final Rejections rejections;
    private final Clock clock;

    ErasureController(
            CommandDispatch dispatch,
            SubmissionIdentity identity,
            StitchedClicks clicks,
            Rejections rejections,
            Clock clock) {
        this.dispatch = dispatch;
        this.identity = identity;
        this.clicks = clicks;
        this.rejections = rejections;
        this.clock = clock;
    }

    /**
     * The answer.
     *
     * @param subject whose data no longer opens; names no person
     */
    record Erased(boolean ok, String subject, Instant erasedAt) {}

    @PostMapping("/api/privacy/erasures")
    @Operation(
            operationId = "erase",
            tags = "Privacy",
            summary = "Forget a user, a partner or an admin",
            description = "Destroys the key of their personal data, for good. Amounts, decisions and proofs stay.")
    @Takes(value = WishToBeForgotten.class, example = WishToBeForgotten.EXAMPLE)
    @Refuses(notFound = {"customer_not_found", "partner_not_found", "admin_not_found"}, conflict = "last_admin")
    ResponseEntity<Erased> erase(Caller caller, @RequestBody(required = false) byte @Nullable [] body) {
        JsonNode object = StrictJson.parse(body);
        Faults faults = new Faults();
        ForgivingFields fields = new ForgivingFields(object, faults);
        String userId = fields.id("userId", UserIds.MAX_LENGTH);
        String partnerId = fields.text("partnerId", MAX_ID_LENGTH);
        String adminId = fields.text("adminId", MAX_ID_LENGTH);
        object.propertyNames().stream()
                .filter(name -> !FIELDS.contains(name))
                .forEach(name -> faults.add(Faults.step(name), "unknown_field", "Send userId, partnerId or adminId only."));
        faults.throwIfAny();
        if (Stream.of(userId, partnerId, adminId).filter(Objects::nonNull).count() != 1) {
            faults.add("", "required", "Send a JSON object with one of userId, partnerId and adminId.");
        }
        faults.throwIfAny();
        if (userId != null) {
            return eraseCustomer(caller, userId);
        }
        if (partnerId != null) {
            return answer(new ErasePartner(caller.tenant(), partnerId, caller.actor(), clock.millis()));
        }
        return answer(new EraseAdmin(caller.tenant(), Objects.requireNonNull(adminId), caller.actor(), clock.millis()));
    }

    private ResponseEntity<Erased> eraseCustomer(Caller caller, String userId) {
        // Before the commit that answers for it: a crash between the two leaves nothing that a repeat would not finish.
        rejections.forget(caller.tenant(), userId);
        String customerId = identity.customerId(caller.tenant(), userId);
        return answer(new EraseCustomer(
                caller.tenant(), customerId, clicks.of(customerId), caller.actor(), clock.millis()));
    }

    private ResponseEntity<Erased> answer(ErasureCommand command) {
        Outcome<Object> outcome = dispatch.send(command);
        return Answers.of(HttpStatus.OK, outcome, new Erased(true, command.subject(), clock.instant()));
    }
}
