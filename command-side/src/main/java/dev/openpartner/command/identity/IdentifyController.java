package dev.openpartner.command.identity;

import dev.openpartner.command.conversion.SubmissionIdentity;
import dev.openpartner.command.customer.StitchedClick;
import dev.openpartner.command.http.Answers;
import dev.openpartner.command.http.CommandDispatch;
import dev.openpartner.command.http.CommandDispatch.Outcome;
import dev.openpartner.command.http.Takes;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.api.Refuses;
import dev.openpartner.kernel.click.ClickState;
import dev.openpartner.kernel.customer.CustomerCommand.StitchClick;
import dev.openpartner.kernel.id.IdSource;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Recognizes a visitor as a user. Open to browsers, because a click id is random and names nothing else; a caller with a key may
 * only name clicks of its own tenant.
 */
@RestController
@Profile("role-command")
class IdentifyController {

    private final CommandDispatch dispatch;
    private final ClickTenants tenants;
    private final SubmissionIdentity identity;
    private final IdSource ids;
    private final Clock clock;

    IdentifyController(
            CommandDispatch dispatch,
            ClickTenants tenants,
            SubmissionIdentity identity,
            IdSource ids,
            Clock clock) {
        this.dispatch = dispatch;
        this.tenants = tenants;
        this.identity = identity;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * The answer.
     *
     * @param identityId our id of this stitch; absent for a repeat
     * @param backfilledAttributions how many waiting conversions were settled
     * @param settlingInBackground how many older ones are looked at after this answer; only where more than a thousand waited
     */
    record Identified(
            boolean ok,
            @Nullable String identityId,
            boolean firstStitch,
            int backfilledAttributions,
            long settlingInBackground) {}

    @PostMapping("/api/attribution/identify")
    @Operation(
            operationId = "identify",
            tags = "Identity",
            summary = "Say who a visitor is",
            description = "Ties a click to a user, and settles the conversions of that user that wait for it. A repeat changes nothing.")
    @Takes(value = IdentifiedVisitor.class, example = IdentifiedVisitor.EXAMPLE)
    @Refuses(notFound = "click_not_found", conflict = "click_overclaimed")
    ResponseEntity<Identified> identify(Caller caller, @RequestBody(required = false) byte @Nullable [] body) {
        Identification identification = Identification.read(body);
        String tenant = tenants.tenantOf(identification.clickId());
        if (caller.role() != Caller.Role.ANONYMOUS && !caller.tenant().equals(tenant)) {
            throw ClickState.notFound();
        }
        String customerId = identity.customerId(tenant, identification.userId());
        long nowMs = clock.millis();
        Outcome<StitchedClick> outcome = dispatch.send(new StitchClick(
                tenant,
                customerId,
                ids.next(),
                identification.clickId(),
                identification.userId(),
                identification.atMs(nowMs),
                nowMs));
        StitchedClick stitched = outcome.result();
        Identified answer = new Identified(
                true,
                stitched.identityId(),
                stitched.firstStitch(),
                stitched.settled(),
                stitched.settlingInBackground());
        return Answers.of(HttpStatus.OK, outcome, answer);
    }
}
