package dev.openpartner.command.admin;

import dev.openpartner.command.account.AccountKey;
import dev.openpartner.command.aggregate.Aggregates;
import dev.openpartner.command.signin.Invitations;
import dev.openpartner.kernel.access.Caller.Role;
import dev.openpartner.kernel.admin.AdminCommand.RegisterAdmin;
import dev.openpartner.kernel.admin.AdminCommand.ReinstateAdmin;
import dev.openpartner.kernel.admin.AdminCommand.RevokeAdmin;
import dev.openpartner.kernel.admin.AdminMember;
import dev.openpartner.kernel.admin.AdminTeam;
import dev.openpartner.kernel.id.Streams;
import dev.openpartner.kernel.privacy.PersonalData;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Brings commands to the admins of a tenant. */
@Component
@Profile("role-command")
class AdminCommandHandler {

    private final Repository<Admins> teams;
    private final PersonalData personalData;
    private final Invitations invitations;

    AdminCommandHandler(Repository<Admins> teams, PersonalData personalData, Invitations invitations) {
        this.teams = teams;
        this.personalData = personalData;
        this.invitations = invitations;
    }

    @CommandHandler
    AdminMember handle(RegisterAdmin command) {
        Aggregate<Admins> team = Aggregates.loadOrCreate(teams, command.aggregateId(), Admins::new);
        AdminMember registered =
                team.invoke(admins -> admins.register(command, text -> personalData.seal(Streams.admin(command.adminId()), text)));
        if (command.inviteRequested()) {
            invitations.ask(new AccountKey(command.tenant(), Role.ADMIN, command.adminId()));
        }
        return registered;
    }

    @CommandHandler
    AdminMember handle(RevokeAdmin command) {
        return Aggregates.load(teams, command.aggregateId(), AdminTeam::notFound).invoke(admins -> admins.revoke(command));
    }

    @CommandHandler
    AdminMember handle(ReinstateAdmin command) {
        return Aggregates.load(teams, command.aggregateId(), AdminTeam::notFound).invoke(admins -> admins.reinstate(command));
    }
}
