package dev.openpartner.command.admin;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.openpartner.kernel.admin.AdminCommand.RegisterAdmin;
import dev.openpartner.kernel.admin.AdminCommand.ReinstateAdmin;
import dev.openpartner.kernel.admin.AdminCommand.RevokeAdmin;
import dev.openpartner.kernel.admin.AdminEvent;
import dev.openpartner.kernel.admin.AdminMember;
import dev.openpartner.kernel.admin.AdminTeam;
import dev.openpartner.kernel.id.Streams;
import dev.openpartner.kernel.privacy.ErasureCommand.EraseAdmin;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;

/** The admins of a tenant as Axon keeps them; every decision is {@link AdminTeam}'s. */
@Aggregate
@Profile("role-command")
public class Admins {

    // Axon reads it to know which stream this is.
    @SuppressWarnings("UnusedVariable")
    @AggregateIdentifier
    private @Nullable String streamId;

    private AdminTeam team = AdminTeam.EMPTY;

    Admins() {}

    AdminMember register(RegisterAdmin command, UnaryOperator<String> seal) {
        apply(team.register(command, seal));
        return team.member(command.adminId());
    }

    AdminMember revoke(RevokeAdmin command) {
        return decided(command.adminId(), team.revoke(command));
    }

    AdminMember reinstate(ReinstateAdmin command) {
        return decided(command.adminId(), team.reinstate(command));
    }

    /** Forgets the person; the caller destroys their data key in the same transaction. A repeat changes nothing. */
    public void erase(EraseAdmin command) {
        decided(command.adminId(), team.erase(command));
    }

    private AdminMember decided(String adminId, Optional<AdminEvent> event) {
        event.ifPresent(decided -> apply(decided));
        return team.member(adminId);
    }

    @EventSourcingHandler
    void on(AdminEvent event) {
        streamId = Streams.admins(event.tenant());
        team = team.evolve(event);
    }
}
