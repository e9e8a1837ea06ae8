package dev.openpartner.command.click;

import dev.openpartner.command.aggregate.Aggregates;
import dev.openpartner.command.partner.Partner;
import dev.openpartner.kernel.click.ClickCommand.RecordClick;
import dev.openpartner.kernel.id.Streams;
import dev.openpartner.kernel.partner.PartnerState;
import dev.openpartner.kernel.privacy.PersonalData;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Records clicks, each once. */
@Component
@Profile("role-command")
class ClickCommandHandler {

    private final Repository<Click> clicks;
    private final Repository<Partner> partners;
    private final PersonalData personalData;

    ClickCommandHandler(Repository<Click> clicks, Repository<Partner> partners, PersonalData personalData) {
        this.clicks = clicks;
        this.partners = partners;
        this.personalData = personalData;
    }

    /** Returns whether the click was recorded before. */
    @CommandHandler
    Boolean handle(RecordClick command) {
        PartnerState partner = Aggregates.find(partners, Streams.partner(command.partnerId()))
                .map(found -> found.invoke(Partner::state))
                .orElse(null);
        return !Aggregates.loadOrCreate(clicks, command.aggregateId(), Click::new)
                .invoke(click -> click.record(command, partner, visit -> personalData.seal(command.aggregateId(), visit)));
    }
}
