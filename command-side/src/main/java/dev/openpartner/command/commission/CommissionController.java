package dev.openpartner.command.commission;

import dev.openpartner.command.http.Answers;
import dev.openpartner.command.http.BodyReader;
import dev.openpartner.command.http.CommandDispatch;
import dev.openpartner.command.http.CommandDispatch.Outcome;
import dev.openpartner.command.http.PathId;
import dev.openpartner.command.http.Reason;
import dev.openpartner.command.http.Takes;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.api.Refuses;
import dev.openpartner.kernel.commission.CommissionCommand;
import dev.openpartner.kernel.commission.CommissionCommand.ApproveCommission;
import dev.openpartner.kernel.commission.CommissionCommand.ReverseCommission;
import dev.openpartner.kernel.commission.CommissionReview;
import dev.openpartner.kernel.query.commission.CommissionView;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The review of one commission. */
@RestController
@RequestMapping("/api/commissions")
@Profile("role-command")
class CommissionController {

    private final CommandDispatch dispatch;
    private final Clock clock;

    CommissionController(CommandDispatch dispatch, Clock clock) {
        this.dispatch = dispatch;
        this.clock = clock;
    }

    @PostMapping("/{id}/approve")
    @Operation(operationId = "approveCommission", tags = "Commissions", summary = "Approve a commission")
    @Takes(value = Reason.class, example = Reason.EXAMPLE, optional = true)
    @Refuses(notFound = "commission_not_found", conflict = {"holdback_active", "not_approvable"})
    ResponseEntity<CommissionView> approve(
            Caller caller, @PathVariable String id, @RequestBody(required = false) byte @Nullable [] body) {
        BodyReader reader = BodyReader.ofOptional(body);
        String reason = reader.optionalText("reason", 1, Reason.MAX_LENGTH);
        reader.finish();
        return answer(new ApproveCommission(caller.tenant(), known(id), reason, caller.actor(), clock.millis(), false));
    }

    @PostMapping("/{id}/reverse")
    @Operation(operationId = "reverseCommission", tags = "Commissions", summary = "Reverse a commission")
    @Takes(value = Reversal.class, example = Reversal.EXAMPLE)
    @Refuses(notFound = "commission_not_found", conflict = "not_reversible")
    ResponseEntity<CommissionView> reverse(
            Caller caller, @PathVariable String id, @RequestBody(required = false) byte @Nullable [] body) {
        BodyReader reader = BodyReader.ofOptional(body);
        String reason = reader.requiredText("reason", 1, Reason.MAX_LENGTH);
        reader.finish();
        return answer(new ReverseCommission(caller.tenant(), known(id), reason, caller.actor(), clock.millis(), false));
    }

    private static String known(String id) {
        return PathId.require(id, CommissionReview::notFound);
    }

    private ResponseEntity<CommissionView> answer(CommissionCommand command) {
        Outcome<ReviewedCommission> outcome = dispatch.send(command);
        return Answers.of(HttpStatus.OK, outcome, outcome.result().view());
    }
}
