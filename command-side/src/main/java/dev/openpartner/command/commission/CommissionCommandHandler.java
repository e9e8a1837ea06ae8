package dev.openpartner.command.commission;

import dev.openpartner.command.aggregate.Aggregates;
import dev.openpartner.kernel.commission.CommissionCommand.ApproveCommission;
import dev.openpartner.kernel.commission.CommissionCommand.ReverseCommission;
import dev.openpartner.kernel.commission.CommissionReview;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Brings reviews to commissions. */
@Component
@Profile("role-command")
class CommissionCommandHandler {

    private final Repository<Commission> commissions;

    CommissionCommandHandler(Repository<Commission> commissions) {
        this.commissions = commissions;
    }

    @CommandHandler
    ReviewedCommission handle(ApproveCommission command) {
        return Aggregates.load(commissions, command.aggregateId(), CommissionReview::notFound)
                .invoke(commission -> commission.approve(command));
    }

    @CommandHandler
    ReviewedCommission handle(ReverseCommission command) {
        return Aggregates.load(commissions, command.aggregateId(), CommissionReview::notFound)
                .invoke(commission -> commission.reverse(command));
    }
}
