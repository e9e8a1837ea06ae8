package dev.openpartner.command.commission;

import dev.openpartner.command.commission.BulkJobTable.Step;
import dev.openpartner.command.commission.BulkReview.Action;
import dev.openpartner.command.commission.ReviewSender.Answered;
import dev.openpartner.command.eventstore.StreamPages;
import dev.openpartner.kernel.commission.CommissionCommand;
import dev.openpartner.kernel.commission.CommissionEvent;
import dev.openpartner.kernel.commission.CommissionStatus;
import dev.openpartner.kernel.id.Streams;
import dev.openpartner.kernel.log.RecordedEvent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * One step of a bulk review. A step that is taken again, because nobody knows how far it came, decides nothing twice: what it had decided
 * is refused now, and is known as its own by the reviewer and the moment that every decision of the job carries.
 */
@Component
@Profile("role-command")
class BulkStep {

    /** A commission has two or three events in its life. */
    private static final int MOST_EVENTS = 100;

    private final BulkJobTable table;
    private final ReviewSender sender;
    private final StreamPages streams;

    BulkStep(BulkJobTable table, ReviewSender sender, StreamPages streams) {
        this.table = table;
        this.sender = sender;
        this.streams = streams;
    }

    /** Reviews the commissions of a step, and writes down what became of them. */
    void take(Step step) {
        List<CommissionCommand> commands = step.part().stream().map(id -> command(step, id)).toList();
        Map<String, BigDecimal> totals = new TreeMap<>(step.totals());
        Map<String, Integer> skipped = new TreeMap<>(step.skipped());
        int reviewed = step.reviewed();
        for (Answered answered : sender.send(commands)) {
            Optional<ReviewedCommission> changed = switch (answered) {
                case Answered.Reviewed done -> Optional.of(done.commission());
                case Answered.Skipped refused when step.attempts() > 1 -> ownBefore(step, refused.id());
                case Answered.Skipped _ -> Optional.empty();
            };
            if (changed.isPresent()) {
                reviewed++;
                totals.merge(changed.get().state().currency(), new BigDecimal(changed.get().amount().toDecimal()), BigDecimal::add);
            } else if (answered instanceof Answered.Skipped refused) {
                skipped.merge(refused.code(), 1, Integer::sum);
            }
        }
        table.save(step, reviewed, totals, skipped);
    }

    private static CommissionCommand command(Step step, String commissionId) {
        return step.action().command(step.tenant(), commissionId, step.reason(), step.reviewer(), step.decidedAtMs(), false);
    }

    /** The commission, when an earlier attempt at this step has decided it. */
    private Optional<ReviewedCommission> ownBefore(Step step, String commissionId) {
        ReviewedCommission commission = null;
        for (RecordedEvent recorded : streams.after(Streams.commission(commissionId), -1, MOST_EVENTS)) {
            if (recorded.event() instanceof CommissionEvent event && event.tenant().equals(step.tenant())) {
                commission = ReviewedCommission.evolve(commission, event);
            }
        }
        CommissionStatus wanted = step.action() == Action.APPROVE ? CommissionStatus.APPROVED : CommissionStatus.REVERSED;
        return Optional.ofNullable(commission)
                .filter(now -> now.state().status() == wanted)
                .filter(now -> Long.valueOf(step.decidedAtMs()).equals(now.decidedAtMs()))
                .filter(now -> step.reviewer().equals(now.decidedBy()));
    }
}
