package dev.openpartner.command.click;

import dev.openpartner.command.aggregate.Aggregates;
import dev.openpartner.command.partner.Partner;
import dev.openpartner.kernel.click.ClickCommand.RecordClick;
import dev.openpartner.kernel.click.ClickEvent.ClickRecorded;
import dev.openpartner.kernel.id.Streams;
import dev.openpartner.kernel.message.Refused;
import dev.openpartner.kernel.privacy.PersonalData;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Records clicks, each once. */
@Component
@Profile("role-command")
class ClickCommandHandler {

    private static final String REVOKED = "revoked";

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
        Aggregate<Click> click = Aggregates.loadOrCreate(clicks, command.aggregateId(), Click::new);
        if (click.invoke(Click::isRecorded)) {
            if (!click.invoke(known -> known.state().tenant()).equals(command.tenant())) {
                throw Refused.conflict("click_id_taken", "This click id is in use. Make a random one for each click.");
            }
            return true;
        }
        ClickRecorded recorded = recorded(command);
        click.execute(blank -> blank.record(recorded));
        return false;
    }

    private ClickRecorded recorded(RecordClick command) {
        return new ClickRecorded(
                command.tenant(),
                command.clickId(),
                command.linkKey(),
                command.partnerId(),
                command.campaignId(),
                command.clickedAtMs(),
                command.ipHash(),
                personalData.seal(command.aggregateId(), command.visit()),
                command.utm(),
                command.country(),
                flags(command),
                command.origin(),
                command.atMs());
    }

    private List<String> flags(RecordClick command) {
        boolean active = Aggregates.find(partners, Streams.partner(command.partnerId()))
                .map(partner -> partner.invoke(found -> found.state().isActive()))
                .orElse(false);
        if (active || command.flags().contains(REVOKED)) {
            return command.flags();
        }
        List<String> flags = new ArrayList<>(command.flags());
        flags.add(REVOKED);
        return List.copyOf(flags);
    }
}
