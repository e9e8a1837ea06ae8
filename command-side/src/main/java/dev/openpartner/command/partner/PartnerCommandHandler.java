package dev.openpartner.command.partner;

import dev.openpartner.command.account.AccountKey;
import dev.openpartner.command.aggregate.Aggregates;
import dev.openpartner.command.campaign.Campaign;
import dev.openpartner.command.signin.Invitations;
import dev.openpartner.kernel.access.Caller.Role;
import dev.openpartner.kernel.campaign.CampaignState;
import dev.openpartner.kernel.id.Streams;
import dev.openpartner.kernel.partner.PartnerCommand;
import dev.openpartner.kernel.partner.PartnerCommand.RegisterPartner;
import dev.openpartner.kernel.partner.PartnerCommand.ReinstatePartner;
import dev.openpartner.kernel.partner.PartnerCommand.RemovePartnerTerms;
import dev.openpartner.kernel.partner.PartnerCommand.RevokePartner;
import dev.openpartner.kernel.partner.PartnerCommand.SetPartnerTerms;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerRegistered;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerTermsSet;
import dev.openpartner.kernel.partner.PartnerState;
import dev.openpartner.kernel.privacy.PersonalData;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Brings commands to partners; joining also reserves the e-mail, in the same transaction. */
@Component
@Profile("role-command")
class PartnerCommandHandler {

    private final Repository<Partner> partners;
    private final Repository<PartnerEmail> emails;
    private final Repository<Campaign> campaigns;
    private final PersonalData personalData;
    private final Invitations invitations;

    PartnerCommandHandler(
            Repository<Partner> partners,
            Repository<PartnerEmail> emails,
            Repository<Campaign> campaigns,
            PersonalData personalData,
            Invitations invitations) {
        this.partners = partners;
        this.emails = emails;
        this.campaigns = campaigns;
        this.personalData = personalData;
        this.invitations = invitations;
    }

    @CommandHandler
    PartnerState handle(RegisterPartner command) {
        Aggregate<PartnerEmail> email =
                Aggregates.loadOrCreate(emails, Streams.partnerEmail(command.emailHash()), PartnerEmail::new);
        PartnerRegistered registered = PartnerState.register(
                command, email.invoke(PartnerEmail::state), text -> personalData.seal(command.aggregateId(), text));
        email.execute(address -> address.reserve(command));
        if (command.inviteRequested()) {
            invitations.ask(new AccountKey(command.tenant(), Role.PARTNER, command.partnerId()));
        }
        return Aggregates.create(partners, () -> new Partner(registered)).invoke(Partner::state);
    }

    @CommandHandler
    PartnerState handle(RevokePartner command) {
        return on(command, partner -> partner.revoke(command));
    }

    @CommandHandler
    PartnerState handle(ReinstatePartner command) {
        return on(command, partner -> partner.reinstate(command));
    }

    @CommandHandler
    PartnerTermsSet handle(SetPartnerTerms command) {
        if (command.campaignId() != null) {
            Aggregates.load(campaigns, Streams.campaign(command.campaignId()), CampaignState::notFound)
                    .invoke(Campaign::state)
                    .of(command.tenant());
        }
        return on(command, partner -> partner.setTerms(command));
    }

    @CommandHandler
    PartnerState handle(RemovePartnerTerms command) {
        return on(command, partner -> partner.removeTerms(command));
    }

    private <R> R on(PartnerCommand command, Function<Partner, R> decision) {
        return Aggregates.load(partners, command.aggregateId(), PartnerState::notFound).invoke(decision);
    }
}
