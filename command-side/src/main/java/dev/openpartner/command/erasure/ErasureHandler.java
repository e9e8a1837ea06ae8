package dev.openpartner.command.erasure;

import dev.openpartner.command.account.AccountKey;
import dev.openpartner.command.admin.Admins;
import dev.openpartner.command.aggregate.Aggregates;
import dev.openpartner.command.customer.Customer;
import dev.openpartner.command.partner.Partner;
import dev.openpartner.command.partner.PartnerEmail;
import dev.openpartner.command.privacy.Vault;
import dev.openpartner.command.signin.SignInTraces;
import dev.openpartner.kernel.access.Caller.Role;
import dev.openpartner.kernel.admin.AdminTeam;
import dev.openpartner.kernel.id.Streams;
import dev.openpartner.kernel.message.Refused;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerRegistered;
import dev.openpartner.kernel.partner.PartnerState;
import dev.openpartner.kernel.privacy.ErasureCommand.EraseAdmin;
import dev.openpartner.kernel.privacy.ErasureCommand.EraseCustomer;
import dev.openpartner.kernel.privacy.ErasureCommand.ErasePartner;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Erases people: the event and the destruction of the keys are one commit. */
@Component
@Profile("role-command")
class ErasureHandler {

    private final Repository<Customer> customers;
    private final Repository<Partner> partners;
    private final Repository<PartnerEmail> emails;
    private final Repository<Admins> admins;
    private final Vault vault;
    private final SignInTraces traces;

    ErasureHandler(
            Repository<Customer> customers,
            Repository<Partner> partners,
            Repository<PartnerEmail> emails,
            Repository<Admins> admins,
            Vault vault,
            SignInTraces traces) {
        this.customers = customers;
        this.partners = partners;
        this.emails = emails;
        this.admins = admins;
        this.vault = vault;
        this.traces = traces;
    }

    @CommandHandler
    void handle(EraseCustomer command) {
        Aggregates.load(customers, command.aggregateId(), ErasureHandler::customerNotFound)
                .execute(customer -> customer.erase(command));
        List<String> subjects = new ArrayList<>();
        subjects.add(command.aggregateId());
        command.clickIds().forEach(clickId -> subjects.add(Streams.click(clickId)));
        vault.destroy(subjects);
    }

    @CommandHandler
    void handle(ErasePartner command) {
        Aggregate<Partner> partner = Aggregates.load(partners, command.aggregateId(), PartnerState::notFound);
        partner.execute(loaded -> loaded.erase(command));
        PartnerRegistered registered = partner.invoke(Partner::state).registered();
        Aggregates.find(emails, Streams.partnerEmail(registered.emailHash()))
                .ifPresent(email -> email.execute(address -> address.release(command, registered)));
        vault.destroy(List.of(command.aggregateId()));
        traces.forget(new AccountKey(command.tenant(), Role.PARTNER, command.partnerId()));
    }

    @CommandHandler
    void handle(EraseAdmin command) {
        Aggregates.load(admins, command.aggregateId(), AdminTeam::notFound)
                .execute(team -> team.erase(command));
        vault.destroy(List.of(command.subject()));
        traces.forget(new AccountKey(command.tenant(), Role.ADMIN, command.adminId()));
    }

    static Refused customerNotFound() {
        return Refused.notFound("customer_not_found", "Nothing is known of this userId.");
    }
}
