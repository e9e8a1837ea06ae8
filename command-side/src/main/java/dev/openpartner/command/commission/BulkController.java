package dev.openpartner.command.commission;

import dev.openpartner.command.http.Answers;
import dev.openpartner.command.http.CommandDispatch;
import dev.openpartner.command.http.CommandDispatch.Outcome;
import dev.openpartner.command.http.Takes;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.api.Refuses;
import dev.openpartner.kernel.commission.CommissionCommand;
import dev.openpartner.kernel.message.Refused;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * The review of many commissions. Each is decided by itself: one that may not change is skipped with its reason, and a repeat
 * of the call skips what the first one did.
 */
@RestController
@Profile("role-command")
class BulkController {

    /** Sent together so that they share commits. */
    private static final int UNDER_WAY = 256;

    private final CommandDispatch dispatch;
    private final CommissionSelection selection;
    private final Clock clock;

    BulkController(CommandDispatch dispatch, CommissionSelection selection, Clock clock) {
        this.dispatch = dispatch;
        this.selection = selection;
        this.clock = clock;
    }

    @PostMapping("/api/commissions/bulk")
    @Operation(
            operationId = "reviewCommissions",
            tags = "Commissions",
            summary = "Review many commissions",
            description = "Each is decided by itself: one that may not change is skipped with the code of its refusal, and a repeat skips"
                    + " what the first call did.")
    @Takes(value = SentReview.class, example = SentReview.EXAMPLE)
    @Refuses(invalid = "too_many_selected")
    ResponseEntity<BulkAnswer> bulk(Caller caller, @RequestBody(required = false) byte @Nullable [] body) {
        BulkReview review = BulkReview.read(body);
        List<String> ids = review.filter() == null ? listed(review) : selection.select(caller.tenant(), review.filter());
        BulkAnswer.Tally tally = new BulkAnswer.Tally();
        Long position = null;
        for (int from = 0; from < ids.size(); from += UNDER_WAY) {
            List<String> part = ids.subList(from, Math.min(from + UNDER_WAY, ids.size()));
            position = later(position, run(caller, review, part, tally));
        }
        Outcome<BulkAnswer> outcome = new Outcome<>(tally.answer(), position);
        return Answers.of(HttpStatus.OK, outcome, outcome.result());
    }

    private static List<String> listed(BulkReview review) {
        return review.ids() == null ? List.of() : review.ids();
    }

    private @Nullable Long run(Caller caller, BulkReview review, List<String> ids, BulkAnswer.Tally tally) {
        List<CompletableFuture<Outcome<ReviewedCommission>>> answers = new ArrayList<>(ids.size());
        for (String id : ids) {
            CommissionCommand command = review.command(caller, id, clock.millis());
            answers.add(dispatch.submit(command));
        }
        Long position = null;
        for (int i = 0; i < ids.size(); i++) {
            try {
                Outcome<ReviewedCommission> outcome = CommandDispatch.await(answers.get(i));
                tally.reviewed(outcome.result());
                position = later(position, outcome.position());
            } catch (Refused refused) {
                tally.skipped(ids.get(i), refused.code());
            }
        }
        return position;
    }

    private static @Nullable Long later(@Nullable Long one, @Nullable Long other) {
        return one == null || (other != null && other > one) ? other : one;
    }
}
