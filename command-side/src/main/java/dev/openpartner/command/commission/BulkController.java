package dev.openpartner.command.commission;

import dev.openpartner.command.commission.ReviewSender.Answered;
import dev.openpartner.command.http.Answers;
import dev.openpartner.command.http.CommandDispatch.Outcome;
import dev.openpartner.command.http.Takes;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.api.Refuses;
import dev.openpartner.kernel.commission.CommissionCommand;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.util.List;
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

    private final ReviewSender sender;
    private final CommissionSelection selection;
    private final Clock clock;

    BulkController(ReviewSender sender, CommissionSelection selection, Clock clock) {
        this.sender = sender;
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
        List<String> ids = selection.of(caller.tenant(), review);
        BulkAnswer.Tally tally = new BulkAnswer.Tally();
        Long position = null;
        for (int from = 0; from < ids.size(); from += ReviewSender.UNDER_WAY) {
            List<String> part = ids.subList(from, Math.min(from + ReviewSender.UNDER_WAY, ids.size()));
            position = later(position, run(caller, review, part, tally));
        }
        Outcome<BulkAnswer> outcome = new Outcome<>(tally.answer(), position);
        return Answers.of(HttpStatus.OK, outcome, outcome.result());
    }

    private @Nullable Long run(Caller caller, BulkReview review, List<String> ids, BulkAnswer.Tally tally) {
        List<CommissionCommand> commands = ids.stream().map(id -> review.command(caller, id, clock.millis())).toList();
        Long position = null;
        for (Answered answered : sender.send(commands)) {
            switch (answered) {
                case Answered.Reviewed reviewed -> {
                    tally.reviewed(reviewed.commission());
                    position = later(position, reviewed.position());
                }
                case Answered.Skipped skipped -> tally.skipped(skipped.id(), skipped.code());
            }
        }
        return position;
    }

    private static @Nullable Long later(@Nullable Long one, @Nullable Long other) {
        return one == null || (other != null && other > one) ? other : one;
    }
}
