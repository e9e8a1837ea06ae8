package dev.openpartner.command.commission;

import dev.openpartner.command.http.CommandDispatch;
import dev.openpartner.command.http.CommandDispatch.Outcome;
import dev.openpartner.kernel.commission.CommissionCommand;
import dev.openpartner.kernel.message.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Brings many reviews to their commissions, and waits until each is committed or refused. */
@Component
@Profile("role-command")
class ReviewSender {

    /** Sent together so that they share commits. */
    static final int UNDER_WAY = 256;

    private final CommandDispatch dispatch;

    ReviewSender(CommandDispatch dispatch) {
        this.dispatch = dispatch;
    }

    /** What became of one review. */
    sealed interface Answered {

        /** The commission as it is now. */
        record Reviewed(ReviewedCommission commission, @Nullable Long position) implements Answered {}

        /** Why it stays as it is. */
        record Skipped(String id, String code) implements Answered {}
    }

    /** The outcomes in the order of the commands, of which there are at most {@value #UNDER_WAY}. */
    List<Answered> send(List<CommissionCommand> commands) {
        List<CompletableFuture<Outcome<ReviewedCommission>>> answers = new ArrayList<>(commands.size());
        commands.forEach(command -> answers.add(dispatch.submit(command)));
        List<Answered> answered = new ArrayList<>(commands.size());
        for (int i = 0; i < commands.size(); i++) {
            answered.add(answer(commands.get(i).commissionId(), answers.get(i)));
        }
        return answered;
    }

    private static Answered answer(String id, CompletableFuture<Outcome<ReviewedCommission>> answer) {
        try {
            Outcome<ReviewedCommission> outcome = CommandDispatch.await(answer);
            return new Answered.Reviewed(outcome.result(), outcome.position());
        } catch (Refused refused) {
            return new Answered.Skipped(id, refused.code());
        }
    }
}
